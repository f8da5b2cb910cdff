//! What the command line takes, in clap's words.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Reads saved news articles, puts the official claims of two sides in two columns and suggests
/// which of them contradict each other. You decide.
///
/// Without a command, opens the window with the given articles, folders or project.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = AFTER)]
pub struct Args {
    /// What to do without a window.
    #[command(subcommand)]
    pub task: Option<Task>,
    /// Articles, folders of articles, or one project (.counterclaim) to open in the window.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Side profile to use instead of the one that comes with the program.
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Open a window of its own, also when one is open that could take the files over.
    #[arg(long)]
    pub new_window: bool,
}

const AFTER: &str = "FILE may be - for standard input. Exit codes: 0 all well, 1 some files failed, 2 could not run.";

/// Where the input comes from and how the output is written.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// Articles or folders of articles; - reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How to write the result.
    #[arg(long, value_enum, default_value_t = OutputFormat::Jsonl)]
    pub format: OutputFormat,
    /// Side profile to use instead of the one that comes with the program.
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Print the articles in files: text and metadata.
    Import(Input),
    /// Print the statements in articles: who said what, in which words, where.
    Extract {
        /// Input and output.
        #[command(flatten)]
        input: Input,
        /// Add to every statement why its speaker, office and side were chosen.
        #[arg(long)]
        explain: bool,
    },
    /// Print pairs of statements that may contradict each other, best first.
    Suggest {
        /// Input and output. A project (.counterclaim) may stand for the articles.
        #[command(flatten)]
        input: Input,
        /// Also print pairs that score below the line of suggestion.
        #[arg(long)]
        all: bool,
        /// Folder of a language inference model to ask for a second opinion (config.json,
        /// tokenizer.json, model.safetensors); see docs/second-opinion.md.
        #[arg(long, value_name = "FOLDER", hide = !cfg!(feature = "nli"))]
        opinion: Option<PathBuf>,
        /// Also print pairs within one side: positions that changed, and a side against itself.
        #[arg(long)]
        within: bool,
    },
    /// Score bare pairs of claims: JSON lines of {"id", "a", "b"}.
    Pairs {
        /// Input and output.
        #[command(flatten)]
        input: Input,
        /// Folder of a language inference model to ask for a second opinion (config.json,
        /// tokenizer.json, model.safetensors); see docs/second-opinion.md.
        #[arg(long, value_name = "FOLDER", hide = !cfg!(feature = "nli"))]
        opinion: Option<PathBuf>,
        /// Leave out the signal of this name, to measure what it is worth. May be given again.
        #[arg(long, value_name = "SIGNAL")]
        without: Vec<String>,
    },
    /// Write a report of a project's confirmed pairs.
    Export {
        /// The project.
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
        /// Kind of report; told by the ending of --output when left out.
        #[arg(long, value_enum)]
        format: Option<ReportFormat>,
        /// File to write; standard output when left out.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// In CSV, leave cells that a spreadsheet would take for formulas as they are.
        #[arg(long)]
        raw: bool,
    },
    /// Draw a picture of a project: a timeline of both sides' claims, pairs by topic or by speaker,
    /// verdicts over time.
    Picture {
        /// The project.
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
        /// What to draw.
        #[arg(long, value_enum, default_value_t = PictureName::Timeline)]
        kind: PictureName,
        /// Form of the file; told by the ending of --output when left out.
        #[arg(long, value_enum)]
        format: Option<PictureFormat>,
        /// Dark ink on light paper, or light ink on dark paper.
        #[arg(long, value_enum, default_value_t = PicturePaper::Light)]
        paper: PicturePaper,
        /// Width and height in points.
        #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1200x760")]
        size: String,
        /// File to write; standard output when left out.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Check articles, side profiles or projects and say what is wrong with them.
    Check {
        /// Articles, side profiles (.json) or projects (.counterclaim).
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Side profile to check a project's articles with.
        #[arg(long, value_name = "FILE")]
        profile: Option<PathBuf>,
    },
    /// Print a script that lets a shell complete commands and options.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man {
        /// Write one page for the program and one for each command into this folder instead.
        #[arg(long, value_name = "FOLDER")]
        folder: Option<PathBuf>,
    },
}

/// Forms of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
    /// RFC 4180 with a header.
    Csv,
}

/// Pictures of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PictureName {
    /// Both sides' claims along one axis of days.
    Timeline,
    /// Pairs by what they are about.
    Topics,
    /// Pairs by who speaks.
    Speakers,
    /// Verdicts over time.
    Progress,
}

/// Forms of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics, two pixels a point.
    Png,
}

/// The paper of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PicturePaper {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// Forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// One self-contained page.
    Html,
    /// Markdown.
    Md,
    /// RFC 4180 with a header.
    Csv,
    /// JSON.
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds_together() {
        super::Args::command().debug_assert();
    }
}
