using System.CommandLine;
using NeuraNft.Application.Inferences;

namespace NeuraNft.Auditor;

/// <summary>neura-audit verify-receipt.</summary>
internal static class VerifyReceiptCommand
{
    public static Command Create(Report report)
    {
        var file = new Argument<FileInfo>("receipt") { Description = "A receipt's document, as inferenceJob.receipt gave it." };
        var key = new Option<string>("--worker-key")
        {
            Description = "The worker's signing key that is trusted: Ed25519, base64, as the log has it in worker_keys_registered.",
            Required = true,
        };
        var kind = new Option<string>("--input-kind") { Description = "Of --input: text, tensors, …", DefaultValueFactory = _ => "text" };
        var input = new Option<FileInfo?>("--input") { Description = "The input's JSON, byte for byte: was it this?" };
        var output = new Option<FileInfo?>("--output") { Description = "The answer's JSON, byte for byte: was it this?" };
        var salt = new Option<string?>("--salt") { Description = "Base64; without it the document's own." };
        return report.Command(
            "verify-receipt",
            "Checks that a worker signed this receipt, and on request that it is of this input and answer. Not that the answer is right.",
            async (arguments, ct) =>
            {
                var shown = arguments.GetRequiredValue(file);
                var document = ReceiptDocument.Parse(await Evidence.TextAsync(shown, ReceiptDocument.MaxBytes, ct))
                    ?? throw new MalformedException($"{shown.Name} is no receipt.");
                return ReceiptCheck.Of(
                    document,
                    arguments.GetRequiredValue(key),
                    arguments.GetValue(salt),
                    arguments.GetRequiredValue(kind),
                    await TextAsync(arguments.GetValue(input), ct),
                    await TextAsync(arguments.GetValue(output), ct));
            },
            file, key, kind, input, output, salt);
    }

    private static async Task<string?> TextAsync(FileInfo? file, CancellationToken ct) =>
        file is null ? null : await Evidence.TextAsync(file, AuditCase.MaxBytes, ct);
}
