using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Projections.AccountRecipients;

namespace NeuraNft.Api.Accounts.EncryptionKeys;

/// <summary>The age key to which content is encrypted for an account.</summary>
/// <param name="Recipient">"age1…".</param>
/// <param name="Message">What the wallet signed to say so.</param>
/// <param name="PublicKey">The wallet's key that signed.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Position">Of the event in the log.</param>
public sealed record EncryptionKey(string Recipient, string Message, string PublicKey, DateTimeOffset RegisteredAt, Position Position);

[ObjectType<Viewer>]
public static partial class ViewerEncryptionKey
{
    /// <summary>The viewer's encryption key; null where none is registered.</summary>
    [Authorize(Policies.Read)]
    public static async Task<EncryptionKey?> GetEncryptionKeyAsync(
        [Parent] Viewer viewer, AccountRecipientQueries recipients, IOptions<ChainOptions> chain, CancellationToken cancellationToken)
    {
        if (await recipients.OfAsync(chain.Value.Network, viewer.Account, cancellationToken) is not { } row)
            return null;
        var statement = row.Statement.Deserialize<KeyStatement>(JsonSerializerOptions.Web)!;
        return new EncryptionKey(row.Recipient, statement.Message, statement.PublicKey, row.RegisteredAt, new Position(row.Position));
    }
}
