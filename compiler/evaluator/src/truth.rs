//! 是, 否, 未知: Kleene's three truth values.

/// A three-valued truth. The order is 否 < 未知 < 是, so that 且 is the minimum and 或 the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// 否.
    False,
    /// 未知.
    Unknown,
    /// 是.
    True,
}

impl Truth {
    /// Whether it is certainly so.
    pub fn is_true(self) -> bool {
        self == Truth::True
    }

    /// Whether it is certainly not so.
    pub fn is_false(self) -> bool {
        self == Truth::False
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::True } else { Truth::False }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}
