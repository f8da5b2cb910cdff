//! Opening the folder of a model that gives second opinions. Feature `nli`.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::words;

/// The files a folder must hold.
const CONFIG: &str = "config.json";
const TOKENIZER: &str = "tokenizer.json";
const WEIGHTS: &str = "model.safetensors";

/// The most bytes of `config.json`: 1 MiB.
const MOST_CONFIG_BYTES: u64 = 1 << 20;

/// The most bytes of `tokenizer.json`: 64 MiB.
const MOST_TOKENIZER_BYTES: u64 = 64 << 20;

/// An opened model folder.
#[derive(Debug)]
pub struct ModelFolder {
    /// The folder's name, without the way to it.
    pub name: String,
    /// `config.json`.
    pub config: Vec<u8>,
    /// `tokenizer.json`.
    pub tokenizer: Vec<u8>,
    /// `model.safetensors`, opened and not yet read.
    pub weights: File,
    /// Its length in bytes.
    pub weights_bytes: u64,
}

/// A folder that holds no model this program can open.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no folder there.
    #[error("{}", if *exists { "it is a file, not a folder" } else { "there is no such folder" })]
    NoFolder {
        /// What was named.
        path: PathBuf,
        /// Whether something else is there.
        exists: bool,
    },
    /// A file is not in it.
    #[error("the folder holds no {file}{}", if other.is_empty() { String::new() } else { format!(", only {other}") })]
    Missing {
        /// The folder.
        path: PathBuf,
        /// The file's name.
        file: &'static str,
        /// What is there in its place; may be empty.
        other: String,
        /// What that is.
        instead: Instead,
    },
    /// The system refused.
    #[error("{file} cannot be read ({})", words(source))]
    Io {
        /// The folder.
        path: PathBuf,
        /// The file's name.
        file: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A small file that is not small.
    #[error("{file} has {bytes} bytes; at most {most} are read")]
    TooLarge {
        /// The folder.
        path: PathBuf,
        /// The file's name.
        file: &'static str,
        /// Its size in bytes.
        bytes: u64,
        /// The bound in bytes.
        most: u64,
    },
}

/// What lies in a folder in the place of a file it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Nothing.
    Nothing,
    /// Weights in a form that can run code when it is opened; never read.
    Pickled,
    /// Weights in several pieces.
    Pieces,
    /// A tokenizer in an older form.
    OldTokenizer,
}

impl FolderError {
    /// The folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::NoFolder { path, .. }
            | Self::Missing { path, .. }
            | Self::Io { path, .. }
            | Self::TooLarge { path, .. } => path,
        }
    }

    /// What the person can try, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::NoFolder { exists: true, .. } => "Name the folder that the file is in.",
            Self::NoFolder { .. } => "Check the name.",
            Self::Missing { instead, .. } => match instead {
                Instead::Nothing => {
                    "A model folder holds config.json, tokenizer.json and model.safetensors."
                }
                Instead::Pickled => {
                    "Such a file can run code when it is opened and is never read. Save the model \
                     again as safetensors."
                }
                Instead::Pieces => "Choose a smaller model, or save it again in one piece.",
                Instead::OldTokenizer => {
                    "Save the tokenizer again in its fast form, which writes tokenizer.json."
                }
            },
            Self::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "Ask its owner, or change its permissions."
            }
            Self::Io { .. } => "Try again, or copy the folder elsewhere first.",
            Self::TooLarge { .. } => "Check that it is the right file.",
        }
    }
}

/// Opens the three files of a model folder; reads the two small ones.
///
/// # Errors
/// When one is missing, cannot be read, or is too large.
pub fn open_model_folder(path: &Path) -> Result<ModelFolder, FolderError> {
    if !path.is_dir() {
        return Err(FolderError::NoFolder {
            path: path.to_owned(),
            exists: path.exists(),
        });
    }
    let config = small(path, CONFIG, MOST_CONFIG_BYTES)?;
    let tokenizer = small(path, TOKENIZER, MOST_TOKENIZER_BYTES)?;
    let weights_bytes = size(path, WEIGHTS)?;
    let weights = File::open(path.join(WEIGHTS)).map_err(|source| FolderError::Io {
        path: path.to_owned(),
        file: WEIGHTS,
        source,
    })?;
    // "." has a name only once it is resolved.
    let resolved = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = resolved.file_name().unwrap_or(path.as_os_str());
    Ok(ModelFolder {
        name: name.to_string_lossy().into_owned(),
        config,
        tokenizer,
        weights,
        weights_bytes,
    })
}

/// Size of a file that must be there, in bytes. A pipe or device is never opened.
fn size(folder: &Path, file: &'static str) -> Result<u64, FolderError> {
    match fs::metadata(folder.join(file)) {
        Ok(about) if about.is_file() => Ok(about.len()),
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(FolderError::Io {
            path: folder.to_owned(),
            file,
            source,
        }),
        _ => {
            let (instead, other) = instead(folder, file);
            Err(FolderError::Missing {
                path: folder.to_owned(),
                file,
                other,
                instead,
            })
        }
    }
}

fn small(folder: &Path, file: &'static str, most: u64) -> Result<Vec<u8>, FolderError> {
    let too_large = |bytes| FolderError::TooLarge {
        path: folder.to_owned(),
        file,
        bytes,
        most,
    };
    let bytes = size(folder, file)?;
    if bytes > most {
        return Err(too_large(bytes));
    }
    let mut read = Vec::with_capacity(bytes as usize);
    File::open(folder.join(file))
        .and_then(|opened| opened.take(most + 1).read_to_end(&mut read))
        .map_err(|source| FolderError::Io {
            path: folder.to_owned(),
            file,
            source,
        })?;
    if read.len() as u64 > most {
        return Err(too_large(read.len() as u64));
    }
    Ok(read)
}

/// What lies there in the place of a missing file: its kind and its name.
fn instead(folder: &Path, missing: &str) -> (Instead, String) {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut kinds = match missing {
        WEIGHTS => vec![Instead::Pieces, Instead::Pickled],
        TOKENIZER => vec![Instead::OldTokenizer],
        _ => Vec::new(),
    }
    .into_iter();
    kinds
        .find_map(|kind| {
            let found = names.iter().find(|name| kind.is(name))?;
            Some((kind, found.clone()))
        })
        .unwrap_or((Instead::Nothing, String::new()))
}

impl Instead {
    fn is(self, name: &str) -> bool {
        let ends = |endings: &[&str]| {
            let ending = Path::new(name).extension();
            ending.is_some_and(|e| endings.iter().any(|known| e.eq_ignore_ascii_case(known)))
        };
        match self {
            Self::Nothing => false,
            Self::Pickled => ends(&["bin", "pt", "pth", "ckpt", "pkl"]),
            Self::Pieces => name == "model.safetensors.index.json",
            Self::OldTokenizer => ends(&["model"]) || matches!(name, "vocab.txt" | "vocab.json"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_folder_opens() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my model");
        fs::create_dir(&path).unwrap();
        for (file, bytes) in [(CONFIG, "{}"), (TOKENIZER, "[]"), (WEIGHTS, "12345")] {
            fs::write(path.join(file), bytes).unwrap();
        }
        let opened = open_model_folder(&path).unwrap();
        assert_eq!(opened.name, "my model");
        assert_eq!(opened.config, b"{}");
        assert_eq!(opened.weights_bytes, 5);
        fs::write(path.join(CONFIG), vec![b' '; (1 << 20) + 1]).unwrap();
        let error = open_model_folder(&path).unwrap_err();
        assert!(error.to_string().starts_with("config.json has 1048577"));
    }

    #[test]
    fn what_is_missing_is_told_with_what_is_there() {
        for (files, says, advises) in [
            (&[][..], "no config.json", "A model folder holds"),
            (&[CONFIG], "no tokenizer.json", "A model folder holds"),
            (
                &[CONFIG, "spm.model"],
                "no tokenizer.json, only spm.model",
                "fast form",
            ),
            (
                &[CONFIG, TOKENIZER, "notes.txt"],
                "no model.safetensors",
                "A model folder holds",
            ),
            (
                &[CONFIG, TOKENIZER, "pytorch_model.bin"],
                "no model.safetensors, only pytorch_model.bin",
                "can run code",
            ),
            (
                &[CONFIG, TOKENIZER, "model.safetensors.index.json", "x.bin"],
                "only model.safetensors.index.json",
                "in one piece",
            ),
        ] {
            let folder = tempfile::tempdir().unwrap();
            for file in files {
                fs::write(folder.path().join(file), "{}").unwrap();
            }
            let error = open_model_folder(folder.path()).unwrap_err();
            assert!(error.to_string().contains(says), "{error}");
            assert!(error.advice().contains(advises), "{}", error.advice());
            assert_eq!(error.path(), folder.path());
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(CONFIG);
        fs::write(&file, "{}").unwrap();
        let error = open_model_folder(&file).unwrap_err();
        assert!(error.to_string().contains("a file, not a folder"));
        let error = open_model_folder(&folder.path().join("gone")).unwrap_err();
        assert!(error.to_string().contains("no such folder"));
    }
}
