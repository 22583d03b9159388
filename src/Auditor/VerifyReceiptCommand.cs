using System.CommandLine;
using NeuraNft.Application.Inferences;

namespace NeuraNft.Auditor;

/// <summary>neura-audit verify-receipt.</summary>
internal static class VerifyReceiptCommand
{
    public static Command Create(Report report)
    {
        var file = new Argument<FileInfo>("receipt") { Description = "A receipt's document, as inferenceJob.receipt gave it." };
        var key = new Option<string?>("--worker-key")
        {
            Description = "The worker's signing key that is trusted: Ed25519, base64. Without it the key is trusted that --case proves.",
        };
        var shown = new Option<FileInfo?>("--case")
        {
            Description = "A case of export-case with the worker's worker_keys_registered and the job's inference_completed.",
        };
        var policy = new Option<FileInfo?>("--policy") { Description = "For --case: a C2SP tlog-policy file." };
        var opening = new ReceiptOpening();
        return report.Command(
            "verify-receipt",
            "Checks that a worker signed this receipt, and on request that it is of this input and answer. Not that the answer is right.",
            async (arguments, ct) =>
            {
                var document = await ReadAsync(arguments.GetRequiredValue(file), ct);
                var inLog = await InLogAsync(document, arguments.GetValue(shown), arguments.GetValue(policy), ct);
                // A case that proves the key: then it is the document's own.
                var trusted = arguments.GetValue(key) ?? (inLog.Count > 0 ? document.SigningKey : null)
                    ?? throw new MalformedException("Name the worker's key by --worker-key, or a case that proves it by --case.");
                return [.. ReceiptCheck.Of(document, trusted, await opening.ReadAsync(arguments, ct)), .. inLog];
            },
            [file, key, shown, policy, .. opening.Options]);
    }

    private static async Task<ReceiptDocument> ReadAsync(FileInfo file, CancellationToken ct) =>
        ReceiptDocument.Parse(await Evidence.TextAsync(file, ReceiptDocument.MaxBytes, ct))
            ?? throw new MalformedException($"{file.Name} is no receipt.");

    private static async Task<IReadOnlyList<Finding>> InLogAsync(
        ReceiptDocument document, FileInfo? shown, FileInfo? policy, CancellationToken ct)
    {
        if (shown is null)
            return [];
        var trusted = await Evidence.PolicyAsync(policy ?? throw new MalformedException("--case needs --policy."), ct);
        var read = AuditCase.Parse(await Evidence.TextAsync(shown, AuditCase.MaxBytes, ct))
            ?? throw new MalformedException($"{shown.Name} is no {AuditCase.FormatName}.");
        return ReceiptInLog.Of(document, read, trusted);
    }
}
