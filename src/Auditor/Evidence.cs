using System.CommandLine;
using Neura.TransparencyLog.Notes;

namespace NeuraNft.Auditor;

/// <summary>Files that an auditor brings: what is trusted, and what is shown.</summary>
internal static class Evidence
{
    public static Option<FileInfo> Policy() => new("--policy")
    {
        Description = "Whose signatures count: a C2SP tlog-policy file.",
        Required = true,
    };

    public static async Task<LogPolicy> PolicyAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return LogPolicy.Parse(await TextAsync(file, SignedNote.MaxBytes, cancellationToken));
        }
        catch (FormatException wrong)
        {
            throw new MalformedException($"{file.Name}: {wrong.Message}");
        }
    }

    public static async Task<SignedNote> NoteAsync(FileInfo file, CancellationToken cancellationToken) =>
        SignedNote.TryParse(await TextAsync(file, SignedNote.MaxBytes, cancellationToken), out var note)
            ? note
            : throw new MalformedException($"{file.Name} is no signed note.");

    public static async Task<string> TextAsync(FileInfo file, long most, CancellationToken cancellationToken) =>
        file.Exists && file.Length > most
            ? throw new MalformedException($"{file.Name} has more than {most} bytes.")
            : await File.ReadAllTextAsync(file.FullName, cancellationToken);
}
