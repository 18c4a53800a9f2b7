//! yanlu
fn main() {}
