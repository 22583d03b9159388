using Neura.ContentStore;
using Neura.ContentStore.Providers;

namespace NeuraNft.Application.Content.Providers;

/// <summary>Does one intent. Every act may be repeated, so a process that dies in between costs nothing but time.</summary>
public sealed class FollowIntent(
    LocalFolderStore store, PayloadReader payloads, ProviderPins pins, ProviderIntents intents, TimeProvider time)
{
    /// <exception cref="ProviderException">It could not be done.</exception>
    /// <exception cref="IOException">The content is nowhere to be read.</exception>
    internal async Task HandleAsync(ProviderIntent intent, IContentProvider provider, CancellationToken cancellationToken)
    {
        switch (intent.Act)
        {
            case ProviderAct.Pin:
                await PinAsync(intent, provider, cancellationToken);
                break;
            case ProviderAct.Move:
                await provider.MoveAsync(await NameAsync(intent, provider, cancellationToken), intent.Owner, cancellationToken);
                await intents.DoneAsync(intent, null, cancellationToken);
                break;
            case ProviderAct.Unpin:
                await provider.UnpinAsync(
                    await pins.NameAtAsync(provider.Name, intent.Cid, cancellationToken) ?? intent.Cid, cancellationToken);
                await intents.DoneAsync(intent, ProviderPins.Remove(provider.Name, intent.Cid), cancellationToken);
                break;
        }
    }

    private async Task PinAsync(ProviderIntent intent, IContentProvider provider, CancellationToken cancellationToken)
    {
        var content = new ContentIdentity(intent.Cid, intent.Sha256, intent.Size);
        var name = await NameAsync(intent, provider, cancellationToken);
        try
        {
            await provider.PinAsync(
                new PinnedContent(content, name, intent.Owner, ct => OpenAsync(intent, provider.Name, ct)), cancellationToken);
        }
        catch (Exception e) when (e is ContentAlteredException || e.GetBaseException() is ContentAlteredException)
        {
            await payloads.DamagedAsync(intent.Cid, cancellationToken);
            throw;
        }

        // Without them no range of it could be checked.
        var nodes = await store.NodesAsync(intent.Cid, cancellationToken) ?? await pins.NodesAsync(intent.Cid, cancellationToken)
            ?? throw new FileNotFoundException($"The tree of {intent.Cid} is nowhere to be read.");
        await intents.DoneAsync(
            intent, ProviderPins.Put(provider.Name, content, name, nodes, time.GetUtcNow()), cancellationToken);
    }

    private async Task<Cid> NameAsync(ProviderIntent intent, IContentProvider provider, CancellationToken cancellationToken)
    {
        if (provider.Profile == UnixFsProfile.V1)
            return intent.Cid;
        if (await pins.NameAtAsync(provider.Name, intent.Cid, cancellationToken) is { } known)
            return known;
        await using var stream = await OpenAsync(intent, provider.Name, cancellationToken);
        return await Cid.OfAsync(stream, provider.Profile, cancellationToken);
    }

    // The second copy is another provider's, where the one here is lost.
    private async Task<Stream> OpenAsync(ProviderIntent intent, string except, CancellationToken cancellationToken) =>
        await store.OpenVerifiedAsync(intent.Cid, cancellationToken)
        ?? await pins.OpenAsync(intent.Cid, intent.Size, except, cancellationToken)
        ?? throw new FileNotFoundException($"{intent.Cid} is nowhere to be read.");
}
