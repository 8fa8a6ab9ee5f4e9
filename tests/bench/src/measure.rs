//! Time and memory of one piece of work.

use std::time::{Duration, Instant};

/// The median of `rounds` runs, with the last result.
pub fn median<T>(rounds: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::with_capacity(rounds);
    let mut last = None;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        let result = work();
        times.push(start.elapsed());
        last = Some(result);
    }
    times.sort_unstable();
    let result = last.expect("at least one round");
    (times[times.len() / 2], result)
}

/// The most memory that this process has held so far, in KiB; `None` where the system does not say.
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The median of the time that this thread spends on a processor in `rounds` runs, with the last
/// result: what others do on the machine does not count.
pub fn median_on_processor<T>(rounds: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::with_capacity(rounds);
    let mut last = None;
    for _ in 0..rounds.max(1) {
        let start = on_processor();
        let result = work();
        times.push(on_processor().saturating_sub(start));
        last = Some(result);
    }
    times.sort_unstable();
    let result = last.expect("at least one round");
    (times[times.len() / 2], result)
}

/// How long this thread has been on a processor.
fn on_processor() -> Duration {
    let clock = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(clock.tv_sec as u64, clock.tv_nsec as u32)
}
