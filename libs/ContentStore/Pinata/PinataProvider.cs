using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Pinata;

/// <summary>Pinata's private files: uploads by signed URL, a group for each owner, reading by short-lived links.</summary>
public sealed class PinataProvider : IContentProvider
{
    private readonly PinataOptions _options;
    private readonly ProviderHttp _http;
    private readonly PinataApi _api;
    private readonly PinataUpload _upload;
    private readonly TimeProvider _time;

    /// <param name="http">Without logging of headers or addresses: those hold the token, or links that open a file.</param>
    public PinataProvider(HttpClient http, PinataOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _http = new ProviderHttp("Pinata", http, options.Http, time);
        _api = new PinataApi(options, _http, time);
        _upload = new PinataUpload(options, _http);
    }

    public string Name => "pinata";

    public UnixFsProfile Profile => _options.Profile;

    public async Task<ProviderPin> PinAsync(PinnedContent content, CancellationToken cancellationToken)
    {
        // Also where an earlier try was done and its answer lost: what is there is not sent again.
        if (await FindAsync(content.ProviderCid, cancellationToken) is { } known)
            return known;
        var name = content.Content.Cid.ToString();
        var group = await _api.GroupAsync(content.Group, cancellationToken);
        string answered;
        try
        {
            var url = await _api.SignUploadAsync(name, content.Content.Size, group, cancellationToken);
            answered = await _upload.SendAsync(url, name, content, cancellationToken);
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.Unavailable)
        {
            if (await FindAsync(content.ProviderCid, cancellationToken) is { } done)
                return done;
            throw;
        }

        // A tus upload need not name the CID at its end: then only the list tells.
        if (answered.Length == 0 || answered == content.ProviderCid.ToString())
            return await FindAsync(content.ProviderCid, cancellationToken)
                ?? throw new ProviderException(ProviderFault.Unavailable, "Pinata took a file and does not list it yet");
        if (Cid.TryParse(answered, out var other))
            await UnpinAsync(other, cancellationToken);
        throw new ProviderException(ProviderFault.Mismatch, $"Pinata calls {content.ProviderCid} {answered}");
    }

    public async Task<ProviderPin?> FindAsync(Cid providerCid, CancellationToken cancellationToken) =>
        await _api.FilesAsync(providerCid, cancellationToken) is [var first, ..] ? first : null;

    public async Task MoveAsync(Cid providerCid, string group, CancellationToken cancellationToken)
    {
        var files = await _api.FilesAsync(providerCid, cancellationToken);
        if (files.Count == 0)
            throw new ProviderException(ProviderFault.NotFound, $"Pinata has no {providerCid}");
        var id = await _api.GroupAsync(group, cancellationToken);
        foreach (var file in files.Where(f => f.Group != id))
            await _api.JoinAsync(id, file.Id, cancellationToken);
    }

    public async Task UnpinAsync(Cid providerCid, CancellationToken cancellationToken)
    {
        foreach (var file in await _api.FilesAsync(providerCid, cancellationToken))
        {
            try
            {
                await _api.DeleteAsync(file.Id, cancellationToken);
            }
            catch (ProviderException e) when (e.Fault == ProviderFault.NotFound)
            {
                // Gone meanwhile: that is what was wanted.
            }
        }
    }

    public IBlockSource Blocks(PinnedContent content, IReadOnlyList<byte[]> nodes) =>
        new PinataBlocks(_api, _http, content.ProviderCid, nodes, _time);
}
