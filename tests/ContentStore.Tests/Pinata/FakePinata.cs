using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Neura.ContentStore;
using Neura.ContentStore.Pinata;
using Neura.ContentStore.Providers;

namespace NeuraNft.ContentStore.Tests.Pinata;

/// <summary>
/// Speaks Pinata's v3 HTTP as documented (docs.pinata.cloud), over files in memory. Pinata's own client is run against it by a test. Goes
/// wrong on demand.
/// </summary>
internal sealed class FakePinata : IAsyncDisposable
{
    public const string Jwt = "header.claims.signature";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Route, Trouble Trouble)> _troubles = new();

    private FakePinata(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public ConcurrentDictionary<string, PinataFile> Files { get; } = new();

    /// <summary>Name by id.</summary>
    public ConcurrentDictionary<string, string> Groups { get; } = new();

    /// <summary>Method and path of every request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How it cuts files.</summary>
    public UnixFsProfile Profile { get; set; } = UnixFsProfile.V1;

    /// <summary>Changes what the gateway sends.</summary>
    public Func<byte[], byte[]> OnRead { get; set; } = bytes => bytes;

    public static async Task<FakePinata> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var fake = new FakePinata(app);
        app.Use(fake.GuardAsync);
        PinataRoutes.Map(app, fake);
        PinataUploadRoutes.Map(app, fake);
        await app.StartAsync(cancellationToken);
        return fake;
    }

    /// <param name="route">Method and the path's beginning: "DELETE /v3/files"; signing only where it is named to its end.</param>
    public void Make(string route, Trouble trouble, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _troubles.Enqueue((route, trouble));
    }

    public void Recover() => _troubles.Clear();

    public PinataOptions Options => new(Jwt, Address)
    {
        BaseUrl = new Uri(Address, "v3/"),
        UploadUrl = new Uri(Address, "uploads/v3/"),
        Profile = Profile,
        Http = new ProviderHttpOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20),
            Timeout = TimeSpan.FromMinutes(2), UploadTimeout = TimeSpan.FromMinutes(2),
        },
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static bool IsOf(string route, string request) =>
        request == route || (request.StartsWith(route, StringComparison.Ordinal) && !request.EndsWith("/sign", StringComparison.Ordinal));

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        var request = $"{context.Request.Method} {context.Request.Path}";
        Requests.Enqueue(request);
        if (_troubles.TryPeek(out var first) && IsOf(first.Route, request) && _troubles.TryDequeue(out var taken))
            await taken.Trouble.MakeAsync(context, next);
        else if (!context.Request.Query.ContainsKey("X-Signature") && context.Request.Headers.Authorization != $"Bearer {Jwt}")
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await next(context);
    }
}
