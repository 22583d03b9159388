using System.CommandLine;

namespace NeuraNft.Auditor;

/// <summary>What a receipt is said to be of: the options, and what they named.</summary>
internal sealed class ReceiptOpening
{
    private readonly Option<string> kind = new("--input-kind")
    {
        Description = "Of --input: text, tensors, …", DefaultValueFactory = _ => "text",
    };

    private readonly Option<FileInfo?> input = new("--input") { Description = "The input's JSON, byte for byte: was it this?" };
    private readonly Option<FileInfo?> output = new("--answer") { Description = "The answer's JSON, byte for byte: was it this?" };
    private readonly Option<string?> salt = new("--salt") { Description = "Base64; without it the document's own." };

    public IEnumerable<Symbol> Options => [input, kind, output, salt];

    public async Task<Shown> ReadAsync(ParseResult arguments, CancellationToken ct) => new(
        arguments.GetValue(salt), arguments.GetRequiredValue(kind), await TextAsync(arguments.GetValue(input), ct),
        await TextAsync(arguments.GetValue(output), ct));

    private static async Task<string?> TextAsync(FileInfo? file, CancellationToken ct) =>
        file is null ? null : await Evidence.TextAsync(file, AuditCase.MaxBytes, ct);

    /// <summary>Null: not to be compared; of the salt: the document's own.</summary>
    public sealed record Shown(string? Salt, string InputKind, string? Input, string? Output);
}
