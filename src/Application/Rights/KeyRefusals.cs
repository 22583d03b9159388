using System.Globalization;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Denials in the log, bounded: one event an hour for an account, asset, purpose and epoch stands for all of them. Metrics count each.
/// </summary>
public sealed class KeyRefusals(DocumentStore store, TimeProvider time)
{
    internal async Task RecordAsync(
        KeyAsk ask, int? version, KeyRefusal.AccessDenied denied, KeyDecision decision, CancellationToken cancellationToken)
    {
        var hour = time.GetUtcNow().ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture);
        var name = $"key_refused/{ask.Asset}/{ask.Account}/{ask.Purpose}/{decision.Epoch}/{hour}";
        var session = store.LightweightSession(new EventMetadata
        {
            CommandId = NamedGuid.Of(name),
            CommandHash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)),
            UserName = ask.Account.Value,
            CorrelationId = ask.Job?.Job.ToString(),
        });
        session.Events.Append(StreamKeys.Keys(ask.Asset), ExpectedVersion.Any, [new KeyEvent.KeyRefused(
            ask.Asset, version, ask.Account, ask.Purpose, denied.Code, ReasonOf(denied), decision, ask.Job?.Worker, ask.Job?.Job)]);
        await session.SaveChangesAsync(cancellationToken);
    }

    private static string ReasonOf(KeyRefusal.AccessDenied denied) => denied switch
    {
        { FormerOwner: true } => "FORMER_OWNER",
        { Reason: AccessDenial.NotGranted } => "NOT_GRANTED",
        _ => denied.Reason.ToString().ToUpperInvariant(),
    };
}
