//! Everything in the old version that cites a clause, made to follow it: conditions and other
//! encodings, and the words of the law itself.

mod divisions;
mod encodings;

use super::adjust::{Adjuster, Adjustment, Outcome, Standing};
use super::build::{Build, NewId, Origin};
use super::cite::cites;
use super::key::Key;
use super::naming::Naming;
use super::output::Edit;
use super::respell::Here;
use super::spot::{Finding, Spot};
use super::tree::{Id, Kind};
use super::wording::{Patch, Words};
use qufen_diagnostics::{Span, codes};

/// What follows from other changes.
#[derive(Default)]
pub(super) struct Follow {
    /// In the source, outside the official words.
    pub edits: Vec<Edit>,
    /// In the official words.
    pub patches: Vec<Patch>,
    /// Citations in official words: the clause under its new name, old words, new words.
    pub adjusted: Vec<(String, String, String)>,
    pub found: Vec<Finding>,
}

impl Follow {
    fn take(&mut self, more: Follow) {
        self.patches.extend(more.patches);
        self.adjusted.extend(more.adjusted);
        self.found.extend(more.found);
    }
}

/// Looks through all that stays.
pub(super) fn follow(build: &Build<'_, '_>, naming: &Naming) -> Follow {
    let mut walk = Walk {
        build,
        naming,
        out: Follow::default(),
    };
    for &id in &build.top {
        if build.nodes[id].kind == Kind::Article {
            walk.node(id);
        }
    }
    walk.declarations();
    walk.out
}

struct Walk<'b, 'p, 'a> {
    build: &'b Build<'p, 'a>,
    naming: &'b Naming,
    out: Follow,
}

/// What a citation stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    /// A condition: it must go on naming its clause.
    Condition,
    /// 视为符合: the same, and it must stay one citation.
    Deeming,
    /// Words about the law: they follow where they can.
    Remark,
}

impl<'a> Walk<'_, '_, 'a> {
    fn node(&mut self, id: NewId) {
        let node = &self.build.nodes[id];
        let tree = self.build.plan.tree;
        let kept = match node.origin {
            Origin::Base(old) => Some(old),
            Origin::Added { keep, .. } => keep,
            Origin::Frame => None,
        };
        if let Some(old) = kept
            && let Some(clause) = tree.node(old).clause
        {
            let standing = self.standing(old, id);
            let block = &tree.source.blocks[tree.node(old).block];
            if !self.build.plan.encoded.contains_key(&old) {
                self.encodings(block, clause, &standing);
            }
            if matches!(node.origin, Origin::Base(_)) {
                self.words(old, id, &standing);
            }
        }
        for &child in &node.children {
            self.node(child);
        }
    }

    /// Where the clause stood, and where it stands.
    fn standing(&self, old: Id, new: NewId) -> Standing {
        let here = |place: qufen_syntax::citation::Citation| Here {
            article: place.article,
            paragraph: place.paragraph.unwrap_or(1),
            item: place.item,
        };
        Standing {
            old: Some(here(self.build.plan.tree.place(old))),
            new: self.naming.place(new).cloned().map(here),
        }
    }

    fn adjuster(&self, inside: In) -> Adjuster<'_, 'a> {
        Adjuster {
            tree: self.build.plan.tree,
            naming: self.naming,
            encoded: inside != In::Remark,
        }
    }

    /// Citations in the official words of a clause: changed where the decision puts articles in
    /// order, else pointed at.
    fn words(&mut self, old: Id, new: NewId, standing: &Standing) {
        let plan = self.build.plan;
        let text = plan.tree.words(old);
        self.out
            .take(divisions::words(self.build, self.naming, (old, new)));
        let found = cites(text);
        if found.is_empty() {
            return;
        }
        let changes = self
            .adjuster(In::Remark)
            .adjustments(text, &found, standing);
        if changes.is_empty() {
            return;
        }
        let key = Key::new(text);
        for Adjustment { range, outcome } in changes {
            let about = key.characters(&range);
            let touched = |patch: &Patch| {
                patch.node == old && patch.about.start < about.end && about.start < patch.about.end
            };
            if plan.patches.iter().any(touched) {
                continue;
            }
            let words = &text[range.clone()];
            let span = Span::new(range.start, range.end).shifted(plan.tree.node(old).words.start);
            let place = Spot::source(span);
            match outcome {
                Outcome::Becomes(changed) if plan.decision.in_order => {
                    let name = self.naming.place(new).map(|it| self.naming.shown(it));
                    let name = name.unwrap_or_default();
                    self.out
                        .adjusted
                        .push((name, words.to_owned(), changed.clone()));
                    self.out.patches.push(Patch {
                        node: old,
                        range: about.clone(),
                        about,
                        new: Words {
                            text: changed,
                            from: None,
                        },
                        stage: None,
                    });
                }
                Outcome::Becomes(changed) => {
                    let finding = Finding::new(codes::CITATION_NOT_ADJUSTED, self.head());
                    let finding = finding.with("citation", words).with("now", changed);
                    self.out.found.push(finding.label(place, "cited"));
                }
                Outcome::Gone(id) => {
                    let finding = self.at_stage_of(id, codes::CITED_IN_WORDS_DELETED);
                    let finding = finding.with("citation", words);
                    self.out.found.push(finding.label(place, "cited"));
                }
                Outcome::Apart(_) | Outcome::Broken => {
                    let finding = Finding::new(codes::CITED_RANGE_IN_WORDS_BROKEN, self.head());
                    let finding = finding.with("citation", words);
                    self.out.found.push(finding.label(place, "cited"));
                }
            }
        }
    }

    fn head(&self) -> Spot {
        self.build.plan.decision.first_spot()
    }

    /// A finding at the statement that took a clause away.
    fn at_stage_of(&self, id: Id, code: qufen_diagnostics::Code) -> Finding {
        let plan = self.build.plan;
        let mut at = Some(id);
        while let Some(here) = at {
            if let Some(stage) = plan.stage_of(here) {
                return Finding::new(code, plan.decision.stages[stage].here());
            }
            at = plan.tree.node(here).parent;
        }
        Finding::new(code, self.head())
    }
}
