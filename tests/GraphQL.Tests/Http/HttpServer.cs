using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http;
using NeuraNft.GraphQL.Tests.Binding;

namespace NeuraNft.GraphQL.Tests.Http;

/// <summary>The sample schema behind a real Kestrel on a free port.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpServer(WebApplication app) => _app = app;

    public HttpClient Client { get; private set; } = null!;

    public static async Task<HttpServer> StartAsync(
        Action<GraphQLOptions>? limits = null,
        Action<GraphQLHttpOptions>? http = null,
        Func<IServiceCollection, GraphQLServerBuilder>? register = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        (register ?? LibraryServer.Register)(builder.Services).ModifyOptions(limits ?? (static _ => { }));
        var app = builder.Build();
        app.MapGraphQL("/graphql", http);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new HttpServer(app) { Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/graphql") } };
    }

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Urls.Single() + "/graphql";

    public Task<HttpResponseMessage> PostAsync(
        string body, string? accept = null, string contentType = "application/json", bool chunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
