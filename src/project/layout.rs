//! How the JSON of a project is laid out: one thing a line, so that people and `diff` can read it.
//!
//! The upper levels get a line for each entry; what lies deeper (an official of the profile) stays
//! together on one line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Levels of the document that get lines of their own.
const OPEN_LEVELS: usize = 4;

/// The value as JSON text with a line feed at its end.
///
/// # Errors
/// When a map in the value has keys that are no strings.
pub(super) fn to_json<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, Layout::default()))?;
    out.push(b'\n');
    Ok(out)
}

#[derive(Default)]
struct Layout {
    level: usize,
    /// Whether the list or object just being closed held anything.
    filled: bool,
}

impl Layout {
    fn open<W: Write + ?Sized>(&mut self, to: &mut W, bracket: u8) -> io::Result<()> {
        self.level += 1;
        self.filled = false;
        to.write_all(&[bracket])
    }

    fn close<W: Write + ?Sized>(&mut self, to: &mut W, bracket: u8) -> io::Result<()> {
        self.level -= 1;
        if self.filled && self.level < OPEN_LEVELS {
            self.line(to)?;
        }
        self.filled = true;
        to.write_all(&[bracket])
    }

    fn entry<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        if !first {
            to.write_all(b",")?;
        }
        if self.level <= OPEN_LEVELS {
            self.line(to)
        } else if first {
            Ok(())
        } else {
            to.write_all(b" ")
        }
    }

    fn line<W: Write + ?Sized>(&self, to: &mut W) -> io::Result<()> {
        to.write_all(b"\n")?;
        (0..self.level).try_for_each(|_| to.write_all(b"  "))
    }
}

impl Formatter for Layout {
    fn begin_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b'[')
    }

    fn end_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b']')
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.entry(to, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b'{')
    }

    fn end_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b'}')
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.entry(to, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_levels_get_lines() {
        let value = serde_json::json!({
            "empty": [],
            "list": [{"deep": {"er": [1, 2, {"a": "b"}], "none": {}}, "n": null}, {}],
        });
        let json = String::from_utf8(to_json(&value).unwrap()).unwrap();
        let expected = r#"{
  "empty": [],
  "list": [
    {
      "deep": {
        "er": [1, 2, {"a": "b"}],
        "none": {}
      },
      "n": null
    },
    {}
  ]
}
"#;
        assert_eq!(json, expected);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&json).unwrap(),
            value
        );
    }
}
