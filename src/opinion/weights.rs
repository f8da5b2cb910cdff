//! `model.safetensors`, read piece by piece: no mapping of memory, and never more of it at once than
//! the piece asked for.

use std::io::{Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, Ordering};

use candle_core::{Device, Tensor};
use half::{bf16, f16};
use safetensors::Dtype;
use safetensors::tensor::Metadata;

use super::{OpinionError, Part};

/// The most bytes of a file of weights: 3 GiB.
pub const MOST_WEIGHT_BYTES: u64 = 3 << 30;

/// The most numbers in a file of weights; as 32-bit numbers they take 2.4 GB.
pub const MOST_PARAMETERS: u64 = 600_000_000;

/// The most bytes of the header that names the pieces.
const MOST_HEADER_BYTES: u64 = 8 << 20;

/// How many bytes are read at a time.
const CHUNK_BYTES: usize = 1 << 18;

/// An opened file of weights.
pub(super) struct Weights<'c, R> {
    reader: R,
    header: Metadata,
    /// Where the numbers start, in bytes.
    start: u64,
    parameters_read: u64,
    cancel: &'c AtomicBool,
}

impl<'c, R: Read + Seek> Weights<'c, R> {
    /// Reads and checks the header of a file of `bytes` bytes.
    pub(super) fn open(
        mut reader: R,
        bytes: u64,
        cancel: &'c AtomicBool,
    ) -> Result<Self, OpinionError> {
        if bytes > MOST_WEIGHT_BYTES {
            return Err(OpinionError::TooLarge {
                have: format!("{} MB", bytes / 1_000_000),
                most: format!("{} MB", MOST_WEIGHT_BYTES / 1_000_000),
            });
        }
        let mut length = [0; 8];
        reader
            .read_exact(&mut length)
            .map_err(|_| broken("it is shorter than 8 bytes"))?;
        let length = u64::from_le_bytes(length);
        if length > MOST_HEADER_BYTES || length.saturating_add(8) > bytes {
            return Err(broken("it is no safetensors file, or cut short"));
        }
        let mut header = vec![0; length as usize];
        reader.read_exact(&mut header).map_err(broken)?;
        let header: Metadata = serde_json::from_slice(&header).map_err(broken)?;
        let start = length + 8;
        let held = start.saturating_add(header.data_len() as u64);
        if held != bytes {
            return Err(broken(format!(
                "it should have {held} bytes and has {bytes}; it may be cut short"
            )));
        }
        let parameters: u64 = header
            .tensors()
            .values()
            .map(|info| info.shape.iter().product::<usize>() as u64)
            .sum();
        if parameters > MOST_PARAMETERS {
            return Err(OpinionError::TooLarge {
                have: format!("{} million numbers", parameters / 1_000_000),
                most: format!("{} million", MOST_PARAMETERS / 1_000_000),
            });
        }
        Ok(Self {
            reader,
            header,
            start,
            parameters_read: 0,
            cancel,
        })
    }

    /// How many numbers were read so far.
    pub(super) fn parameters_read(&self) -> u64 {
        self.parameters_read
    }

    /// A piece by its name, which must have the given measures.
    pub(super) fn get(&mut self, name: &str, shape: &[usize]) -> Result<Tensor, OpinionError> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(OpinionError::Cancelled);
        }
        let info = self
            .header
            .info(name)
            .ok_or_else(|| OpinionError::Missing {
                name: name.to_owned(),
            })?;
        if info.shape != shape {
            return Err(OpinionError::Shape {
                name: name.to_owned(),
                found: info.shape.clone(),
                wanted: shape.to_owned(),
            });
        }
        let width = match info.dtype {
            Dtype::F32 => 4,
            Dtype::F16 | Dtype::BF16 => 2,
            other => {
                return Err(OpinionError::Dtype {
                    name: name.to_owned(),
                    dtype: format!("{other:?}"),
                });
            }
        };
        let (dtype, (from, to)) = (info.dtype, info.data_offsets);
        self.reader
            .seek(SeekFrom::Start(self.start + from as u64))
            .map_err(broken)?;
        // The header was checked against the file's length, so this is no more than the file holds.
        let mut numbers: Vec<f32> = Vec::with_capacity((to - from) / width);
        let mut chunk = vec![0; CHUNK_BYTES.min(to - from)];
        let mut left = to - from;
        while left > 0 {
            if self.cancel.load(Ordering::Relaxed) {
                return Err(OpinionError::Cancelled);
            }
            let part = &mut chunk[..CHUNK_BYTES.min(left)];
            self.reader.read_exact(part).map_err(broken)?;
            append(&mut numbers, part, dtype);
            left -= part.len();
        }
        self.parameters_read += numbers.len() as u64;
        Tensor::from_vec(numbers, shape, &Device::Cpu)
            .map_err(|error| OpinionError::Computing(error.to_string()))
    }

    /// Whether a piece of that name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.header.info(name).is_some()
    }
}

/// Adds little-endian numbers; `bytes` holds whole ones.
fn append(numbers: &mut Vec<f32>, bytes: &[u8], dtype: Dtype) {
    let halves = || bytes.as_chunks::<2>().0.iter();
    match dtype {
        Dtype::F16 => numbers.extend(halves().map(|&b| f16::from_le_bytes(b).to_f32())),
        Dtype::BF16 => numbers.extend(halves().map(|&b| bf16::from_le_bytes(b).to_f32())),
        _ => numbers.extend(
            bytes
                .as_chunks::<4>()
                .0
                .iter()
                .map(|&b| f32::from_le_bytes(b)),
        ),
    }
}

fn broken(why: impl std::fmt::Display) -> OpinionError {
    OpinionError::Broken {
        part: Part::Weights,
        why: why.to_string(),
    }
}
