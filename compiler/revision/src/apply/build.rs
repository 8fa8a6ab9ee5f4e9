//! The new version as a tree: which clauses it has, in which order, under which numbers.

use super::decision::Stage;
use super::headings;
use super::matching::{Match, matches};
use super::plan::{Dest, Fate, Incoming, Plan, What};
use super::sequence::{self, Member};
use super::spot::{Finding, Spot};
use super::tree::{Id, Kind};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Clause, Unit};
use qufen_syntax::citation::{Citation, Ordinal};

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
            made: vec![None; plan.incoming.len()],
            used: vec![false; plan.incoming.len()],
        };
        let articles = build.articles();
        headings::place(&mut build, &articles);
        for article in articles {
            build.arrange_below(article, None);
        }
        build.finish();
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
            if tree.node(id).kind == Kind::Article && self.stays(id) {
                stays.push(self.base(id));
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

    /// A node of the old version with what stays below it.
    pub fn base(&mut self, id: Id) -> NewId {
        let tree = self.plan.tree;
        let node = tree.node(id);
        if let Some(Fate::Replaced(stage)) = self.plan.fates.get(&id) {
            return self.replaced(id, *stage);
        }
        let children = node
            .children
            .iter()
            .copied()
            .filter(|&child| self.stays(child));
        let children: Vec<Id> = children.collect();
        let children = children.into_iter().map(|child| self.base(child)).collect();
        self.add(New {
            kind: node.kind,
            number: node.number.clone(),
            origin: Origin::Base(id),
            from: vec![id],
            children,
            label: None,
        })
    }

    /// A node of the old version with other words.
    fn replaced(&mut self, id: Id, stage: usize) -> NewId {
        let node = self.plan.tree.node(id);
        let stage_at = &self.plan.decision.stages[stage];
        let part = stage_at.content().and_then(|content| content.parts.first());
        let clauses: &'a [Clause] = part.map_or(&[], |part| &part.clauses);
        let mut matched = matches(self.plan.tree, id, clauses).into_iter();
        if node.kind != Kind::Article {
            let made = clauses
                .iter()
                .map(|it| self.added(stage, it, node.kind, &mut matched));
            let made: Vec<NewId> = made.collect();
            let new = made.first().copied();
            let new = new.unwrap_or_else(|| self.frame(node.kind, node.number.clone()));
            self.nodes[new].number = node.number.clone();
            self.nodes[new].label = None;
            return new;
        }
        let mut children = Vec::new();
        for clause in clauses {
            children.push(self.added(stage, clause, Kind::Paragraph, &mut matched));
        }
        self.add(New {
            kind: Kind::Article,
            number: node.number.clone(),
            origin: Origin::Base(id),
            from: vec![id],
            children,
            label: None,
        })
    }

    fn frame(&mut self, kind: Kind, number: Ordinal) -> NewId {
        self.add(New {
            kind,
            number,
            origin: Origin::Frame,
            from: Vec::new(),
            children: Vec::new(),
            label: None,
        })
    }

    /// A clause that the decision writes out, with what it writes below it.
    fn added(
        &mut self,
        stage: usize,
        clause: &'a Clause,
        kind: Kind,
        matched: &mut impl Iterator<Item = Match>,
    ) -> NewId {
        let found = matched.next().unwrap_or_default();
        let below = match kind {
            Kind::Paragraph => Kind::Item,
            _ => Kind::Subitem,
        };
        let mut children = Vec::new();
        for item in &clause.items {
            children.push(self.added(stage, item, below, matched));
        }
        let label = clause.number.as_ref();
        let label_at = label.map(|number| self.plan.decision.stages[stage].at(number.span));
        self.add(New {
            kind,
            number: label.map_or(Ordinal::new(0), |number| number.node.clone()),
            origin: Origin::Added {
                stage,
                clause,
                keep: found.keep.filter(|_| clause.encodings.is_empty()),
            },
            from: found.same.into_iter().collect(),
            children,
            label: label_at,
        })
    }

    /// What comes, as a node; `None` after a finding.
    fn make(&mut self, incoming: &Incoming) -> Option<NewId> {
        let decision = self.plan.decision;
        match &incoming.what {
            What::Base(id) => self.converted(*id, incoming),
            What::Added { stage, part } => {
                let made = self.part(*stage, *part, incoming.unit, &[]);
                self.labelled(made, &decision.stages[*stage], *part)
            }
            What::Made { stage, part, from } => {
                let made = self.part(*stage, *part, incoming.unit, from);
                let made = self.labelled(made, &decision.stages[*stage], *part)?;
                if *part == 0 {
                    self.nodes[made].from.extend(from);
                }
                Some(made)
            }
            What::Joined(ids) => {
                let mut children = Vec::new();
                for &id in ids {
                    let node = self.base(id);
                    children.append(&mut self.nodes[node].children);
                }
                Some(self.add(New {
                    kind: Kind::Article,
                    number: Ordinal::new(0),
                    origin: Origin::Base(*ids.first()?),
                    from: ids.clone(),
                    children,
                    label: None,
                }))
            }
        }
    }

    /// The label that a part is written under.
    fn labelled(&mut self, made: NewId, stage: &Stage<'a>, part: usize) -> Option<NewId> {
        let label = stage.content()?.parts.get(part)?.label.as_ref();
        if let Some(label) = label {
            self.nodes[made].label = Some(stage.at(label.span));
            self.nodes[made].number = label.node.clone();
        }
        Some(made)
    }

    /// One part of what a stage writes out. Its clauses are those among `from` that have its words.
    fn part(&mut self, stage: usize, part: usize, unit: Unit, from: &[Id]) -> NewId {
        let content = self.plan.decision.stages[stage].content();
        let clauses = content.and_then(|content| content.parts.get(part));
        let clauses: &'a [Clause] = clauses.map_or(&[], |part| &part.clauses);
        let kind = match unit {
            Unit::Article => Kind::Paragraph,
            unit => super::places::kind_of(unit),
        };
        let mut matched = super::matching::by_words(self.plan.tree, from, clauses).into_iter();
        let mut made = Vec::new();
        for clause in clauses {
            made.push(self.added(stage, clause, kind, &mut matched));
        }
        if unit != Unit::Article {
            let first = made.first().copied();
            return first.unwrap_or_else(|| self.frame(kind, Ordinal::new(0)));
        }
        let article = self.frame(Kind::Article, Ordinal::new(0));
        self.nodes[article].children = made;
        article
    }

    /// A clause of the old version that becomes one of another unit, where that can be.
    fn converted(&mut self, id: Id, incoming: &Incoming) -> Option<NewId> {
        let kind = self.plan.tree.node(id).kind;
        let wanted = super::places::kind_of(incoming.unit);
        let node = self.base(id);
        match (kind, wanted) {
            _ if kind == wanted => Some(node),
            (Kind::Paragraph, Kind::Article) => {
                let article = self.frame(Kind::Article, Ordinal::new(0));
                self.nodes[article].children = vec![node];
                self.nodes[article].from = vec![id];
                Some(article)
            }
            (Kind::Article, Kind::Paragraph) if self.nodes[node].children.len() == 1 => {
                let paragraph = self.nodes[node].children[0];
                self.nodes[paragraph].from.push(id);
                Some(paragraph)
            }
            (Kind::Item, Kind::Paragraph) | (Kind::Paragraph, Kind::Item)
                if self.nodes[node].children.is_empty() =>
            {
                self.nodes[node].kind = wanted;
                Some(node)
            }
            _ => {
                self.found
                    .push(Finding::new(codes::TARGET_UNFIT, incoming.spot));
                None
            }
        }
    }

    /// What is left over, and articles that have nothing left.
    fn finish(&mut self) {
        for (index, incoming) in self.plan.incoming.iter().enumerate() {
            if !self.used[index] && !matches!(incoming.unit, Unit::Division(_)) {
                let place = incoming.number.as_ref().map(|it| it.citation.to_string());
                let finding = Finding::new(codes::PLACE_UNKNOWN, incoming.spot);
                self.found
                    .push(finding.with("place", place.unwrap_or_default()));
            }
        }
        for &id in &self.top {
            let node = &self.nodes[id];
            if node.kind == Kind::Article && node.children.is_empty() {
                let stages = &self.plan.decision.stages;
                let mut gone = self
                    .plan
                    .fates
                    .keys()
                    .copied()
                    .chain(self.plan.moved.keys().copied());
                let below = |old: &Id| {
                    node.from
                        .iter()
                        .any(|&from| self.plan.tree.is_within(*old, from))
                };
                let stage = gone.find(below).and_then(|old| self.plan.stage_of(old));
                let spot = stage.map_or(Spot::decision(Default::default()), |it| stages[it].here());
                let finding = Finding::new(codes::ARTICLE_EMPTIED, spot);
                let place = Citation::article(node.number.clone());
                self.found.push(finding.with("article", place));
            }
        }
    }
}

fn misnumbered(problem: sequence::Problem, comes: &[&Incoming]) -> Finding {
    let number = |at: usize| {
        let kind = super::places::kind_of(comes[at].unit);
        let number = comes[at].number.as_ref();
        number.map(|it| match kind {
            Kind::Paragraph => format!("第{}款", it.ordinal),
            kind => label_words(kind, &it.ordinal),
        })
    };
    match problem {
        sequence::Problem::Taken { this, other: None } => {
            let finding = Finding::new(codes::NUMBER_TAKEN, comes[this].spot);
            finding.with("number", number(this).unwrap_or_default())
        }
        sequence::Problem::Taken {
            this,
            other: Some(other),
        } => {
            let finding = Finding::new(codes::NUMBER_TAKEN, comes[this].spot);
            let finding = finding.with("number", number(this).unwrap_or_default());
            finding.label(comes[other].spot, "other")
        }
        sequence::Problem::Beyond { this, count } => {
            let finding = Finding::new(codes::NUMBER_BEYOND, comes[this].spot);
            finding.with("count", count)
        }
        sequence::Problem::BothLast { this, other } => {
            let finding = Finding::new(codes::OPERATIONS_CONFLICT, comes[this].spot);
            finding.label(comes[other].spot, "first")
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
