//! Every kind of finding against every case there is: what is reported is true, and what is true is
//! reported.

mod cases;
mod conflicts;
mod every_case;
mod exceptions;
mod exclusions;
mod factors;
mod fictions;
mod gaps;
mod idle;
mod joint;
mod readings;
mod restated;
mod together;
mod waivers;
