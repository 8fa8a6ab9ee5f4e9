//! The standard library, embedded: what other cities' measures would reuse.

/// Path and text of every file of `stdlib/`, in order of path.
pub const FILES: &[(&str, &str)] = &[
    (
        "stdlib/conduct_time.qf",
        include_str!("../../../stdlib/conduct_time.qf"),
    ),
    (
        "stdlib/loss_grades.qf",
        include_str!("../../../stdlib/loss_grades.qf"),
    ),
    (
        "stdlib/organs.qf",
        include_str!("../../../stdlib/organs.qf"),
    ),
    (
        "stdlib/three_distinctions.qf",
        include_str!("../../../stdlib/three_distinctions.qf"),
    ),
];
