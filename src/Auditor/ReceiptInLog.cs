using System.Text;
using System.Text.Json;
using Neura.Cryptography;
using Neura.TransparencyLog.Notes;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Audit;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Auditor;

/// <summary>What a case says of a receipt: that its key was registered by its worker, and that the log has this very receipt.</summary>
internal static class ReceiptInLog
{
    public static IReadOnlyList<Finding> Of(ReceiptDocument document, AuditCase shown, LogPolicy policy)
    {
        var checks = shown.Events.Select(item => (Item: item, Finding: item.Check(policy))).ToList();
        if (checks.FirstOrDefault(c => c.Finding.Code != ExitCode.Proven).Finding is { } wrong)
            return [wrong];
        var genuine = checks.Select(c => c.Item).ToList();
        return [KeyOf(document, genuine), RunOf(document, genuine)];
    }

    private static Finding KeyOf(ReceiptDocument document, IEnumerable<AuditCase.Item> events)
    {
        var subject = $"worker {document.Receipt.Worker}";
        var registered = events.Select(Read<WorkerKeyEvent.WorkerKeysRegistered>)
            .FirstOrDefault(e => e?.Event.SigningKey == document.SigningKey && e.Value.Event.Worker == document.Receipt.Worker);
        return registered is not var (keys, position) ? new Finding(ExitCode.NotTrusted, subject, "The case registers no such key for it.")
            : Vouches(keys) ? new Finding(ExitCode.Proven, subject, $"Its key was registered at position {position}.")
            : new Finding(ExitCode.NotTrusted, subject, "The registered key does not vouch for the one to encrypt to.");
    }

    private static Finding RunOf(ReceiptDocument document, IEnumerable<AuditCase.Item> events)
    {
        var subject = $"job {document.Receipt.Job}";
        var completed = events.Select(Read<InferenceEvent.InferenceCompleted>).FirstOrDefault(e => e?.Event.Job == document.Receipt.Job);
        return completed is not var (run, position) ? new Finding(ExitCode.NotIncluded, subject, "The case does not have its completion.")
            : run.Receipt is { } receipt && receipt.Signature == document.Signature
                && receipt.Receipt.ToBytes().AsSpan().SequenceEqual(document.Receipt.ToBytes())
                ? new Finding(ExitCode.Proven, subject, $"The log has this very receipt at position {position}.")
            : new Finding(ExitCode.ReceiptChanged, subject, "The log has another receipt of this job.");
    }

    private static bool Vouches(WorkerKeyEvent.WorkerKeysRegistered keys) =>
        PublicKey.TryImport(
            SignatureAlgorithm.Ed25519, Convert.FromBase64String(keys.SigningKey), KeyBlobFormat.RawPublicKey, out var key)
        && SignatureAlgorithm.Ed25519.Verify(
            key, WorkerKeys.ToBytes(keys.Worker, keys.SigningKey, keys.EncryptionKey), Convert.FromBase64String(keys.Signature));

    private static (TEvent Event, long Position)? Read<TEvent>(AuditCase.Item item)
        where TEvent : class =>
        AuditLeaf.FromEntry(Encoding.UTF8.GetBytes(item.Entry)) is { } leaf && leaf.Type == StoredNames.Of(typeof(TEvent))
        && JsonSerializer.Deserialize<TEvent>(item.Data, JsonSerializerOptions.Web) is { } read
            ? (read, leaf.Position)
            : null;
}
