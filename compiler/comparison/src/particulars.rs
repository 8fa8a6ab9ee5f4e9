//! What a version says about itself: name, bodies, dates, repeals. All that can be compared where a
//! text is not held.

use qufen_analysis::wording::nature;
use qufen_diagnostics::Language;
use qufen_semantics::model::{Date, Instrument};
use schemars::JsonSchema;
use serde::Serialize;

/// One of the compared versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Version {
    /// The instrument's title, without 《》.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// `草案` or `示例`; `null` for enacted law.
    pub nature: Option<String>,
    /// Whether its text is held; without it there are no clauses.
    pub text_held: bool,
}

impl Version {
    /// The version of an instrument.
    pub fn of(instrument: &Instrument) -> Version {
        Version {
            policy: instrument.title.clone(),
            version: instrument.version.clone(),
            nature: instrument.nature.clone(),
            text_held: instrument.text_held,
        }
    }

    /// `《…》 版本 …（草案）`.
    pub fn shown(&self) -> String {
        self.shown_in(Language::Chinese)
    }

    /// The same with the nature explained in that language.
    pub fn shown_in(&self, language: Language) -> String {
        let nature = self.nature.as_ref().map(|it| nature(it, language));
        format!(
            "《{}》 版本 {}{}",
            self.policy,
            self.version,
            nature.unwrap_or_default()
        )
    }
}

/// One particular, in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Particular {
    /// What it is.
    pub item: Item,
    /// In the old version; `null` where it does not say.
    pub old: Option<String>,
    /// In the new version.
    pub new: Option<String>,
}

impl Particular {
    /// Whether the versions say different things.
    pub fn differs(&self) -> bool {
        self.old != self.new
    }
}

/// What a version says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The title.
    Title,
    /// The version's name.
    Version,
    /// 性质.
    Nature,
    /// 制定机关.
    Issuers,
    /// 发布.
    Issued,
    /// 施行.
    Commencement,
    /// 废止: what it repeals.
    Repeals,
    /// 解释机关.
    Interpreters,
}

/// Every particular that one of the two states, in a fixed order.
pub fn particulars(old: &Instrument, new: &Instrument) -> Vec<Particular> {
    let both = |item, of: &dyn Fn(&Instrument) -> Option<String>| Particular {
        item,
        old: of(old),
        new: of(new),
    };
    let all = [
        both(Item::Title, &|it| Some(format!("《{}》", it.title))),
        both(Item::Version, &|it| Some(it.version.clone())),
        both(Item::Nature, &|it| it.nature.clone()),
        both(Item::Issuers, &|it| list(&it.issuers)),
        both(Item::Issued, &|it| day(it.issued)),
        both(Item::Commencement, &|it| day(it.commencement)),
        both(Item::Repeals, &repealed),
        both(Item::Interpreters, &|it| list(&it.interpreters)),
    ];
    let stated = all.into_iter();
    stated
        .filter(|one| one.old.is_some() || one.new.is_some())
        .collect()
}

/// Whether the new version says that it repeals the old one.
pub fn repeals(old: &Instrument, new: &Instrument) -> bool {
    let is_old = |(title, version): &(String, Option<String>)| {
        *title == old.title && version.as_ref().is_none_or(|it| *it == old.version)
    };
    new.repeals.iter().any(is_old)
}

fn list(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("、"))
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn repealed(instrument: &Instrument) -> Option<String> {
    let names = instrument.repeals.iter().map(|(title, version)| {
        let version = version.as_ref().map(|it| format!(" 版本 {it}"));
        format!("《{title}》{}", version.unwrap_or_default())
    });
    list(&names.collect::<Vec<_>>())
}
