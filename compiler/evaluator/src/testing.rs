//! Random models and cases, and brute force: what every engine is held to.
