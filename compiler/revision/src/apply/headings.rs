//! Where 编, 章 and 节 stand among the articles of the new version, and their numbers.

use super::build::{Build, New, NewId, Origin};
use super::plan::{Dest, Fate, Incoming, What};
use super::spot::Finding;
use super::tree::{Id, Kind};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{DivisionKind, Unit};
use qufen_syntax::citation::Ordinal;
use std::collections::BTreeMap;

/// A heading on its way into the new order.
struct Heading {
    id: NewId,
    kind: DivisionKind,
    /// It stands before the article of that index; as many as there are articles: behind them all.
    before: usize,
}

/// Puts title, headings and annex around the articles, which stand in order.
pub(super) fn place(build: &mut Build<'_, '_>, articles: &[NewId]) {
    let tree = build.plan.tree;
    let mut headings = old_headings(build, articles);
    new_headings(build, articles, &mut headings);
    let mut top = Vec::new();
    let law = |kind: Kind| matches!(kind, Kind::Article | Kind::Division(_));
    let begin = (tree.top.iter())
        .position(|&id| law(tree.node(id).kind))
        .unwrap_or(tree.top.len());
    for &id in &tree.top[..begin] {
        let before = build.base(id);
        top.push(before);
    }
    for index in 0..=articles.len() {
        top.extend(
            headings
                .iter()
                .filter(|heading| heading.before == index)
                .map(|it| it.id),
        );
        top.extend(articles.get(index));
    }
    for &id in &tree.top[begin..] {
        if tree.node(id).kind == Kind::Annex {
            let annex = build.base(id);
            top.push(annex);
        }
    }
    build.top = top;
    number(build, &headings);
    explicit_headings_hold(build);
}

/// The headings that stay, each before the first article that stood under it and still does.
fn old_headings(build: &mut Build<'_, '_>, articles: &[NewId]) -> Vec<Heading> {
    let tree = build.plan.tree;
    let position: BTreeMap<Id, usize> = tree.top.iter().copied().zip(0..).collect();
    // What a 款 has become stood where its article did.
    let article = |from: Id| tree.node(from).parent.unwrap_or(from);
    let old = |id: NewId| {
        let from = build.nodes[id].from.iter();
        from.copied()
            .find_map(|from| position.get(&article(from)).copied())
    };
    let olds: Vec<Option<usize>> = articles.iter().map(|&id| old(id)).collect();
    let steady = longest_rising(&olds);
    let explicit = explicit(build, articles);
    let mut headings = Vec::new();
    for (at, &id) in tree.top.iter().enumerate() {
        let Kind::Division(kind) = tree.node(id).kind else {
            continue;
        };
        if build.plan.fates.get(&id) == Some(&Fate::Deleted) {
            continue;
        }
        let next = tree.top[at + 1..]
            .iter()
            .position(|&other| matches!(tree.node(other).kind, Kind::Division(_) | Kind::Annex));
        let end = next.map_or(tree.top.len(), |next| at + 1 + next);
        let stands = |index: &usize| match explicit.get(index) {
            Some(&heading) => heading == id,
            None => steady[*index] && olds[*index].is_some_and(|old| at < old && old < end),
        };
        let before = (0..articles.len()).find(stands);
        headings.push((id, kind, before));
    }
    // A heading that nothing stands under any more stays before the next.
    let mut next = articles.len();
    let mut out = Vec::new();
    for (id, kind, before) in headings.into_iter().rev() {
        next = before.unwrap_or(next).min(next);
        out.push(Heading {
            id: build.base(id),
            kind,
            before: next,
        });
    }
    out.reverse();
    out
}

/// The heading that the decision names for an article that comes.
fn explicit(build: &Build<'_, '_>, articles: &[NewId]) -> BTreeMap<usize, Id> {
    let mut found = BTreeMap::new();
    for (index, incoming) in build.plan.incoming.iter().enumerate() {
        let (Unit::Article, Dest::Top(Some(heading))) = (incoming.unit, &incoming.dest) else {
            continue;
        };
        let made = build.made_of(index);
        let at = articles.iter().position(|&id| Some(id) == made);
        found.extend(at.map(|at| (at, *heading)));
    }
    found
}

/// Which of the articles are in an order that they had before: as many as possible.
fn longest_rising(olds: &[Option<usize>]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; olds.len()];
    for (index, old) in olds.iter().enumerate() {
        let Some(old) = old else { continue };
        let at = tails.partition_point(|&tail| olds[tail].is_some_and(|other| other <= *old));
        before[index] = at.checked_sub(1).map(|at| tails[at]);
        if at == tails.len() {
            tails.push(index);
        } else {
            tails[at] = index;
        }
    }
    let mut rising = vec![false; olds.len()];
    let mut at = tails.last().copied();
    while let Some(index) = at {
        rising[index] = true;
        at = before[index];
    }
    rising
}

/// Headings that the decision adds: before their own articles, else before the one that had the number.
fn new_headings(build: &mut Build<'_, '_>, articles: &[NewId], headings: &mut Vec<Heading>) {
    let plan = build.plan;
    for (index, incoming) in plan.incoming.iter().enumerate() {
        let (Unit::Division(kind), What::Added { stage, .. }) = (incoming.unit, &incoming.what)
        else {
            continue;
        };
        let content = plan.decision.stages[*stage].content();
        let clause = content
            .and_then(|it| it.parts.first())
            .and_then(|part| part.clauses.first());
        let (Some(clause), Some(target)) = (clause, &incoming.number) else {
            continue;
        };
        let number = target.ordinal.clone();
        let own = build.articles_of(index).into_iter();
        let own = own
            .filter_map(|id| articles.iter().position(|&other| other == id))
            .min();
        let scope = scope(build, headings, &incoming.dest);
        let taken = scope.clone().find(|&at| {
            headings[at].kind == kind
                && build.nodes[headings[at].id].number == number
                && own.is_none()
        });
        let behind = headings
            .get(scope.end)
            .map_or(articles.len(), |next| next.before);
        let before = own
            .or(taken.map(|taken| headings[taken].before))
            .unwrap_or(behind);
        let id = build.add(New {
            kind: Kind::Division(kind),
            number,
            origin: Origin::Added {
                stage: *stage,
                clause,
                keep: None,
            },
            from: Vec::new(),
            children: Vec::new(),
            label: Some(target.spot),
        });
        let heading = Heading { id, kind, before };
        // Before the heading that it pushes on, behind those that stand before the same article.
        let later = |at: &usize| own.is_none() || headings[*at].before > before;
        let last = || {
            (scope.clone().find(later))
                .filter(|_| own.is_some())
                .unwrap_or(scope.end)
        };
        let at = taken.unwrap_or_else(last);
        headings.insert(at, heading);
    }
}

/// The headings among which one that comes is counted: those under the heading that it is put under.
fn scope(build: &Build<'_, '_>, headings: &[Heading], dest: &Dest) -> std::ops::Range<usize> {
    let Dest::Top(Some(above)) = dest else {
        return 0..headings.len();
    };
    let start = headings
        .iter()
        .position(|it| build.nodes[it.id].from.contains(above));
    let Some(start) = start else {
        return 0..headings.len();
    };
    let next = headings[start + 1..]
        .iter()
        .position(|it| it.kind <= headings[start].kind);
    start + 1..next.map_or(headings.len(), |next| start + 1 + next)
}

/// Numbers: consecutive under the heading above, where the decision orders so or says nothing else.
fn number(build: &mut Build<'_, '_>, headings: &[Heading]) {
    let in_order = build.plan.decision.in_order;
    let mut counts: BTreeMap<DivisionKind, u32> = BTreeMap::new();
    let mut seen: BTreeMap<(DivisionKind, u32), NewId> = BTreeMap::new();
    for heading in headings {
        let given = match build.nodes[heading.id].origin {
            Origin::Base(id) => build
                .plan
                .headings
                .get(&id)
                .map(|(number, spot)| (*number, *spot)),
            _ => build.nodes[heading.id]
                .label
                .map(|spot| (build.nodes[heading.id].number.number, spot)),
        };
        let fresh = counts.keys().all(|kind| *kind <= heading.kind);
        if !fresh {
            counts.retain(|kind, _| *kind <= heading.kind);
            seen.retain(|(kind, _), _| *kind <= heading.kind);
        }
        let own = build.nodes[heading.id].number.number;
        let next = counts
            .get(&heading.kind)
            .map_or_else(|| first_number(build, heading), |last| last + 1);
        let number = match (in_order, given) {
            (true, _) => next,
            (false, Some((number, _))) => number,
            (false, None) => own,
        };
        if let Some((said, spot)) = given
            && said != number
        {
            build
                .found
                .push(Finding::new(codes::NUMBER_BEYOND, spot).with("count", number));
        }
        if seen.insert((heading.kind, number), heading.id).is_some() {
            let spot = given.map_or(build.plan.decision.first_spot(), |(_, spot)| spot);
            let number = super::places::division_name(heading.kind, number);
            build
                .found
                .push(Finding::new(codes::NUMBER_TAKEN, spot).with("number", number));
        }
        counts.insert(heading.kind, number);
        build.nodes[heading.id].number = Ordinal::new(number);
    }
}

/// The number that the first heading of a kind begins with: some laws count 章 on from 编 to 编.
fn first_number(build: &Build<'_, '_>, heading: &Heading) -> u32 {
    let node = &build.nodes[heading.id];
    let Origin::Base(id) = node.origin else {
        return node.number.number;
    };
    let tree = build.plan.tree;
    let mut first = None;
    for &other in tree.top.iter().take_while(|&&other| other != id) {
        match tree.node(other).kind {
            Kind::Division(kind) if kind < heading.kind => first = None,
            Kind::Division(kind) if kind == heading.kind => {
                first = first.or(Some(tree.node(other).number.number));
            }
            _ => {}
        }
    }
    first.unwrap_or(node.number.number)
}

/// An article that the decision puts under a heading must have come to stand there.
fn explicit_headings_hold(build: &mut Build<'_, '_>) {
    let plan = build.plan;
    let mut open: Vec<(DivisionKind, NewId)> = Vec::new();
    let mut under: BTreeMap<NewId, Vec<Id>> = BTreeMap::new();
    for &id in &build.top {
        match build.nodes[id].kind {
            Kind::Division(kind) => {
                open.retain(|(other, _)| *other < kind);
                open.push((kind, id));
            }
            _ => {
                let above = open
                    .iter()
                    .flat_map(|(_, heading)| build.nodes[*heading].from.clone());
                under.insert(id, above.collect());
            }
        }
    }
    let mut found: Vec<&Incoming> = Vec::new();
    for (index, incoming) in plan.incoming.iter().enumerate() {
        if let (Unit::Article, Dest::Top(Some(heading))) = (incoming.unit, &incoming.dest) {
            let made = build.made_of(index);
            let above = made.and_then(|made| under.get(&made));
            // What is put beside a clause is told by where that clause stands.
            let said = incoming.beside.is_none();
            if said && above.is_some_and(|above| !above.contains(heading)) {
                found.push(incoming);
            }
        }
    }
    for incoming in found {
        build
            .found
            .push(Finding::new(codes::NOT_IN_DIVISION, incoming.spot));
    }
}
