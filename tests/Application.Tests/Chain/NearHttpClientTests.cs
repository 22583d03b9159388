using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Tests.Chain;

public sealed class NearHttpClientTests
{
    [Fact]
    public async Task Address_with_its_key_is_in_no_log()
    {
        var lines = new Lines();
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(lines));
        services.AddApplication(new ConfigurationBuilder().Build());
        await using var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("near");
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("http://127.0.0.1:9/v1/secret-key", MarketFixture.Ct));
        lines.Written.ShouldAllBe(line => !line.Contains("secret-key", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Written.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
