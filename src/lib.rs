//! yanlu
