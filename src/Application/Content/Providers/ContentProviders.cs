using Neura.ContentStore;
using Neura.ContentStore.Ipfs;
using Neura.ContentStore.Pinata;
using Neura.ContentStore.Providers;

namespace NeuraNft.Application.Content.Providers;

/// <summary>The providers that are configured; none on the embedded default.</summary>
public sealed class ContentProviders(params IEnumerable<IContentProvider> all)
{
    public IReadOnlyList<IContentProvider> All { get; } = [.. all];

    public IContentProvider? Named(string name) => All.FirstOrDefault(p => p.Name == name);

    internal static ContentProviders Of(ProviderOptions options, IHttpClientFactory http, TimeProvider time)
    {
        var all = new List<IContentProvider>();
        if (options.Folder is { } folder)
            all.Add(new LocalFolderProvider(new LocalFolderStore(folder)));
        if (options.Ipfs.RpcUrl is { } rpc)
            all.Add(new KuboProvider(Client(http), new KuboOptions(rpc, options.Ipfs.Authorization), time));
        if (options.Pinata.IsUsed)
            all.Add(new PinataProvider(
                Client(http),
                new PinataOptions(options.Pinata.Token, options.Pinata.Gateway!)
                {
                    BaseUrl = options.Pinata.BaseUrl,
                    UploadUrl = options.Pinata.UploadUrl,
                    Profile = new UnixFsProfile(options.Pinata.ChunkSize, options.Pinata.MaxLinks),
                },
                time));
        return new ContentProviders(all);
    }

    // Its own limits on time are the pipeline's.
    private static HttpClient Client(IHttpClientFactory http)
    {
        var client = http.CreateClient("content");
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}
