//! The new version as a tree: which clauses it has, in which order, under which numbers.

mod labels;
mod make;
mod outcome;

use outcome::misnumbered;

use super::plan::{Dest, Fate, Incoming, Plan};
use super::sequence::{self, Member};
use super::spot::{Finding, Spot};
use super::tree::{Id, Kind};
use super::{headings, list_ends};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Clause, Unit};
use qufen_syntax::citation::{Citation, Ordinal};
use std::collections::BTreeMap;

/// Index of a node of the new tree.
pub(super) type NewId = usize;

/// Where the words of a new node come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin<'a> {
    /// A clause, heading or article of the old version, as it stands or with changed words.
    Base(Id),
    /// A clause that the decision writes out.
    Added {
        stage: usize,
        clause: &'a Clause,
        /// The old clause whose encodings it keeps where it has none.
        keep: Option<Id>,
    },
    /// An article that was none before; its 款 have the words.
    Frame,
}

/// A node of the new version.
pub(super) struct New<'a> {
    pub kind: Kind,
    pub number: Ordinal,
    pub origin: Origin<'a>,
    /// The nodes of the old version that it goes on.
    pub from: Vec<Id>,
    pub children: Vec<NewId>,
    /// Where the decision writes the number that it must have.
    pub label: Option<Spot>,
}

/// The new version.
pub(super) struct Build<'p, 'a> {
    pub plan: &'p Plan<'a>,
    pub nodes: Vec<New<'a>>,
    /// Title, headings, articles and annex, in order.
    pub top: Vec<NewId>,
    pub found: Vec<Finding>,
    /// Stops that the decision leaves out at the end of what it writes out.
    pub stops: BTreeMap<NewId, char>,
    /// The node that each thing that comes has become.
    made: Vec<Option<NewId>>,
    used: Vec<bool>,
}

impl<'p, 'a> Build<'p, 'a> {
    pub fn new(plan: &'p Plan<'a>) -> Build<'p, 'a> {
        let mut build = Build {
            plan,
            nodes: Vec::new(),
            top: Vec::new(),
            found: Vec::new(),
            stops: BTreeMap::new(),
            made: vec![None; plan.incoming.len()],
            used: vec![false; plan.incoming.len()],
        };
        let articles = build.articles();
        headings::place(&mut build, &articles);
        for article in articles {
            build.arrange_below(article, None);
        }
        build.finish();
        build.stops = list_ends::missing(&build);
        build
    }

    /// What the law calls a clause of the new version; `above` are the nodes that it stands under.
    pub fn place(&self, path: &[NewId]) -> Option<Citation> {
        let mut citation = Citation::article(self.nodes[*path.first()?].number.clone());
        for &id in &path[1..] {
            let node = &self.nodes[id];
            match node.kind {
                Kind::Paragraph => citation.paragraph = Some(node.number.number),
                Kind::Item => citation.item = Some(node.number.clone()),
                _ => citation.subitem = Some(node.number.number),
            }
        }
        Some(citation)
    }

    /// The node that something that comes has become.
    pub fn made_of(&self, incoming: usize) -> Option<NewId> {
        self.made[incoming]
    }

    /// The articles that come together with a heading.
    pub fn articles_of(&self, heading: usize) -> Vec<NewId> {
        let all = &self.plan.incoming;
        let of_stage = |index: &usize| {
            all[*index].stage == all[heading].stage && all[*index].unit == Unit::Article
        };
        (0..all.len())
            .filter(of_stage)
            .filter_map(|index| self.made[index])
            .collect()
    }

    pub fn add(&mut self, node: New<'a>) -> NewId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// The articles in their new order.
    fn articles(&mut self) -> Vec<NewId> {
        let tree = self.plan.tree;
        let mut stays = Vec::new();
        for &id in &tree.top {
            if tree.node(id).kind == Kind::Article && self.stays(id) && !self.dissolved(id) {
                stays.extend(self.stayed(id));
            }
        }
        let fixed = !self.plan.decision.in_order;
        self.arrange(stays, fixed, 1, |incoming| incoming.unit == Unit::Article)
    }

    fn stays(&self, id: Id) -> bool {
        let gone = matches!(
            self.plan.fates.get(&id),
            Some(Fate::Deleted | Fate::Absorbed)
        );
        !gone && !self.plan.moved.contains_key(&id)
    }

    /// Whether all 款 of an article have gone on somewhere else: 第二款改为第十六条，第一款改为第十七条.
    fn dissolved(&self, article: Id) -> bool {
        let children = &self.plan.tree.node(article).children;
        let comes = self.plan.incoming.iter();
        let mut into = comes.filter_map(|incoming| match incoming.dest {
            Dest::Under(id) => Some(id),
            _ => None,
        });
        let moved = |id: &Id| {
            let absorbed = self.plan.fates.get(id) == Some(&Fate::Absorbed);
            absorbed || self.plan.moved.contains_key(id)
        };
        !children.is_empty() && children.iter().all(moved) && !into.any(|id| id == article)
    }

    /// Puts what comes among what stays, and numbers both.
    pub fn arrange(
        &mut self,
        stays: Vec<NewId>,
        fixed: bool,
        start: u32,
        wanted: impl Fn(&Incoming) -> bool,
    ) -> Vec<NewId> {
        let plan = self.plan;
        let mut comes = Vec::new();
        for (index, incoming) in plan.incoming.iter().enumerate() {
            if !self.used[index] && wanted(incoming) {
                self.used[index] = true;
                if let Some(node) = self.make(incoming) {
                    self.made[index] = Some(node);
                    comes.push((node, incoming));
                }
            }
        }
        let staying: Vec<Ordinal> = stays
            .iter()
            .map(|&id| self.nodes[id].number.clone())
            .collect();
        let number = |incoming: &Incoming| incoming.number.as_ref().map(|it| it.ordinal.clone());
        let coming: Vec<Option<Ordinal>> = comes.iter().map(|(_, it)| number(it)).collect();
        let order = if fixed {
            sequence::fixed(&staying, &coming)
        } else {
            sequence::consecutive(&staying, &coming, start)
        };
        match order {
            Ok(order) => order
                .into_iter()
                .map(|(member, number)| {
                    let id = match member {
                        Member::Stays(at) => stays[at],
                        Member::Comes(at) => comes[at].0,
                    };
                    self.numbered(id, number);
                    id
                })
                .collect(),
            Err(problem) => {
                let comes: Vec<&Incoming> = comes.iter().map(|(_, it)| *it).collect();
                self.found.push(misnumbered(problem, &comes));
                stays
            }
        }
    }

    /// Gives a node its number; a label that the decision writes must agree.
    fn numbered(&mut self, id: NewId, number: Ordinal) {
        let node = &mut self.nodes[id];
        let written = (node.label, node.number != number && node.number.number != 0);
        if let (Some(label), true) = written {
            let finding = Finding::new(codes::LABEL_OF_NEW_CLAUSE, label);
            let wanted = label_words(node.kind, &number);
            self.found.push(finding.with("number", wanted));
        }
        node.number = number;
    }

    /// Arranges the children of a node, and theirs.
    fn arrange_below(&mut self, id: NewId, article: Option<NewId>) {
        let kind = self.nodes[id].kind;
        let (unit, child) = match kind {
            Kind::Article => (Unit::Paragraph, Kind::Paragraph),
            Kind::Paragraph => (Unit::Item, Kind::Item),
            Kind::Item => (Unit::Subitem, Kind::Subitem),
            _ => return,
        };
        let stays = std::mem::take(&mut self.nodes[id].children);
        let from = self.nodes[id].from.clone();
        let number = self.nodes[id].number.clone();
        let article_number =
            article.map_or(number.clone(), |article| self.nodes[article].number.clone());
        let above = article.map_or(Vec::new(), |article| self.nodes[article].from.clone());
        let default = article.is_none_or(|article| self.is_default(article, id));
        let here = |incoming: &Incoming| {
            incoming.unit == unit
                && match &incoming.dest {
                    Dest::Under(old) => from.contains(old),
                    Dest::At(place) => {
                        place.article == article_number
                            && match kind {
                                Kind::Article => true,
                                Kind::Paragraph => {
                                    place.paragraph.map_or(default, |it| it == number.number)
                                }
                                _ => place.item.as_ref() == Some(&number),
                            }
                    }
                    Dest::Within(old, paragraph) => {
                        kind == Kind::Paragraph
                            && above.contains(old)
                            && number.number == *paragraph
                    }
                    Dest::Top(_) => false,
                }
        };
        let children = self.arrange(stays, false, 1, here);
        self.nodes[id].children = children.clone();
        debug_assert!(children.iter().all(|&it| self.nodes[it].kind == child));
        for below in children {
            self.arrange_below(below, article.or(Some(id)));
        }
    }

    /// Whether a number that leaves out its 款 means this 款 of the article.
    fn is_default(&self, article: NewId, paragraph: NewId) -> bool {
        let paragraphs = &self.nodes[article].children;
        let mut with_items = paragraphs
            .iter()
            .filter(|&&id| !self.nodes[id].children.is_empty());
        match (with_items.next(), with_items.next(), paragraphs.len()) {
            (Some(&one), None, _) => one == paragraph,
            (None, _, 1) => true,
            _ => false,
        }
    }
}

/// A number as the law labels it.
pub(super) fn label_words(kind: Kind, number: &Ordinal) -> String {
    let inserted: String = number
        .inserted
        .iter()
        .map(|it| format!("之{}", qufen_syntax::citation::chinese_numeral(*it)))
        .collect();
    match kind {
        Kind::Article => format!("第{number}条{inserted}"),
        Kind::Item => format!("({number}){inserted}"),
        Kind::Subitem => format!("{}.", number.number),
        Kind::Division(kind) => super::places::division_name(kind, number.number),
        _ => String::new(),
    }
}
