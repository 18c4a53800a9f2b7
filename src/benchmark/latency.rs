//! How long answers take, as percentiles.

use std::time::{Duration, Instant};

use serde::Serialize;

/// Percentiles of some times, by the nearest rank.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Latency {
    /// How many were measured.
    pub count: usize,
    /// Half took at most so many milliseconds, …
    pub p50_ms: f64,
    /// … nine in ten, …
    pub p90_ms: f64,
    /// … ninety-nine in a hundred, …
    pub p99_ms: f64,
    /// … and all.
    pub max_ms: f64,
}

impl Latency {
    /// Times what `run` does with each item: all once to warm up, and all once more.
    pub(super) fn measure<T, E>(
        items: &[T],
        mut run: impl FnMut(&T) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut times = Vec::with_capacity(items.len());
        for item in items {
            run(item)?;
        }
        for item in items {
            let start = Instant::now();
            run(item)?;
            times.push(start.elapsed());
        }
        Ok(Self::of(times))
    }

    /// The percentiles of some times; of none, all are 0.
    pub(super) fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let rank = |share: f64| {
            let rank = (share * times.len() as f64).ceil() as usize;
            let time = times.get(rank.max(1) - 1);
            time.map_or(0.0, |time| time.as_secs_f64() * 1e3)
        };
        Self {
            count: times.len(),
            p50_ms: rank(0.50),
            p90_ms: rank(0.90),
            p99_ms: rank(0.99),
            max_ms: rank(1.00),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times = (1..=200).rev().map(Duration::from_millis).collect();
        let latency = Latency::of(times);
        assert_eq!(
            (latency.p50_ms, latency.p90_ms, latency.p99_ms),
            (100.0, 180.0, 198.0)
        );
        assert_eq!((latency.count, latency.max_ms), (200, 200.0));
        let one = Latency::of(vec![Duration::from_millis(7)]);
        assert_eq!((one.p50_ms, one.p99_ms), (7.0, 7.0));
        assert_eq!(Latency::of(Vec::new()).p99_ms, 0.0);
    }
}
