using System.Globalization;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Denials in the log, bounded: one event an hour for an account, asset, purpose and epoch stands for all of them, and of an account that
/// tries one asset after another a node records the first. Metrics count each.
/// </summary>
public sealed class KeyRefusals(DocumentStore store, TimeProvider time)
{
    /// <summary>Events that one account can bring into the log in an hour through one node.</summary>
    public const int MostOfAccount = 50;

    private const int Most = 100_000;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<Account, int> _ofAccount = [];
    private string _hour = "";

    /// <remarks>Not to be cancelled: whoever hangs up has tried as well.</remarks>
    internal async Task RecordAsync(KeyAsk ask, int? version, KeyRefusal.AccessDenied denied, KeyDecision decision)
    {
        var hour = time.GetUtcNow().ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture);
        var name = $"key_refused/{ask.Asset}/{ask.Account}/{ask.Purpose}/{decision.Epoch}/{hour}";
        if (!IsToTell(hour, name, ask.Account)) return;
        var session = store.LightweightSession(new EventMetadata
        {
            CommandId = NamedGuid.Of(name),
            CommandHash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)),
            UserName = ask.Account.Value,
            CorrelationId = ask.Job?.Job.ToString(),
        });
        session.Events.Append(StreamKeys.Keys(ask.Asset), ExpectedVersion.Any, [new KeyEvent.KeyRefused(
            ask.Asset, version, ask.Account, ask.Purpose, denied.Code, ReasonOf(denied), decision, ask.Job?.Worker, ask.Job?.Job)]);
        try
        {
            await session.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            // It is not in the log: the next denial is to be.
            lock (_lock)
            {
                if (_hour == hour && _told.Remove(name)) _ofAccount[ask.Account]--;
            }

            throw;
        }
    }

    private bool IsToTell(string hour, string name, Account account)
    {
        lock (_lock)
        {
            if (hour != _hour)
            {
                _hour = hour;
                _told.Clear();
                _ofAccount.Clear();
            }

            var count = _ofAccount.GetValueOrDefault(account);
            if (count >= MostOfAccount || _told.Count >= Most || !_told.Add(name)) return false;
            _ofAccount[account] = count + 1;
            return true;
        }
    }

    private static string ReasonOf(KeyRefusal.AccessDenied denied) => denied switch
    {
        { FormerOwner: true } => "FORMER_OWNER",
        { Reason: AccessDenial.NotGranted } => "NOT_GRANTED",
        _ => denied.Reason.ToString().ToUpperInvariant(),
    };
}
