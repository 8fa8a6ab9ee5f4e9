//! What is said of that which follows from a decision.

use super::Messages;
use qufen_diagnostics::Language::{Chinese, English};

impl Messages {
    /// The outcomes are the same, but not what follows from them.
    pub fn only_consequences(&self, count: usize) -> String {
        match self.language {
            Chinese => format!(
                "任何案情、任何解读下结论都相同，但有 {count} 项效果、义务或者权利在不同的案情下产生。"
            ),
            English => format!(
                "The outcome is the same in every case under every reading, but {count} effects, duties or rights follow in other cases."
            ),
        }
    }

    pub fn follows_newly(&self) -> &'static str {
        self.pick("新产生 ", "now also ")
    }

    pub fn follows_no_longer(&self) -> &'static str {
        self.pick("不再产生 ", "no longer ")
    }

    pub fn follows_newly_under_readings(&self) -> &'static str {
        self.pick(
            "只在非缺省的解读下新产生：",
            "now also, under other readings only:",
        )
    }

    pub fn follows_no_longer_under_readings(&self) -> &'static str {
        self.pick(
            "只在非缺省的解读下不再产生：",
            "no longer, under other readings only:",
        )
    }

    pub fn consequences(&self) -> &'static str {
        self.pick("效果、义务、权利：", "Effects, duties, rights:")
    }

    /// Effects, by their citations.
    pub fn effects(&self, cites: &str) -> String {
        match self.language {
            Chinese => format!("{cites}的效果"),
            English => format!("the effects of {cites}"),
        }
    }

    /// A case that was shown with a transition.
    pub fn same_example(&self, from: &str, to: &str) -> String {
        match self.language {
            Chinese => format!("例同「{from} → {to}」"),
            English => format!("e.g. that of {from} → {to}"),
        }
    }
}
