using System.Security.Claims;
using Neura.Cryptography.Age;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Accounts.EncryptionKeys;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Rights;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Api.Downloads;

/// <summary>Encrypted contents for who may see the data.</summary>
[MutationType]
public static partial class DownloadMutations
{
    /// <summary>
    /// A header that opens a version for the account's registered encryption key, and a link to its payload; needs level
    /// VIEW_AND_DOWNLOAD. Both in a row are an age file.
    /// </summary>
    [Authorize(Policies.Download)]
    public static async Task<RequestDownloadPayload> RequestDownloadAsync(
        RequestDownloadInput input, ClaimsPrincipal user, ReleaseKey release, RecipientOf recipients, DownloadLinks links,
        IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        var account = user.RequiredAccount();
        switch (await recipients.HandleAsync(account, cancellationToken))
        {
            case Result<AgeRecipient, RecipientRefusal>.Refused { Refusal: RecipientRefusal.ChainUnavailable }:
                throw Unavailable.Chain(http);
            case Result<AgeRecipient, RecipientRefusal>.Refused no:
                return new RequestDownloadPayload(null, null, [await DeniedAsync() ?? DownloadError.From(no.Refusal)]);
            case Result<AgeRecipient, RecipientRefusal>.Ok { Value: var recipient }:
                try
                {
                    var command = new ReleaseKey.Download(account, AssetKey.Parse(input.AssetId), input.Version, recipient);
                    return await release.HandleAsync(command, cancellationToken) switch
                    {
                        Result<ReleasedKey, KeyRefusal>.Ok ok => Released(ok.Value, recipient, links.Make(new DownloadLink(
                            command.Asset, ok.Value.Version, ok.Value.Revision, ok.Value.Payload.Cid, ok.Value.Payload.Size, account,
                            ok.Value.ExpiresAt))),
                        Result<ReleasedKey, KeyRefusal>.Refused no =>
                            new RequestDownloadPayload(null, null, [DownloadError.From(no.Refusal)]),
                        _ => throw new System.Diagnostics.UnreachableException(),
                    };
                }
                catch (ChainBehindException)
                {
                    throw Unavailable.Chain(http); // Fails closed: who may see the data is not known now.
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }

        // The right first: who has none is told so, and the log too.
        async Task<DownloadError?> DeniedAsync()
        {
            try
            {
                return await release.DenialAsync(account, AssetKey.Parse(input.AssetId), input.Version, cancellationToken) is { } denied
                    ? DownloadError.From(denied)
                    : null;
            }
            catch (ChainBehindException)
            {
                throw Unavailable.Chain(http);
            }
        }
    }

    private static RequestDownloadPayload Released(ReleasedKey key, AgeRecipient recipient, string link) => new(
        new Download(
            key.Version, link, key.ExpiresAt, key.Header.ToArray(), recipient.ToString(), new Cid(key.Payload.Cid),
            new Hash256(key.Payload.Sha256), key.Payload.Size, new Hash256(Convert.ToHexStringLower(key.PlaintextSha256.Span)),
            key.PlaintextSize, key.Salt.ToArray(), new Hash256(key.Commitment)),
        new Position(key.Position), null);
}
