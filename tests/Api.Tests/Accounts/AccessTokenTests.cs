using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Accounts;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.Accounts;

[Trait("Abuse", "38")]
public sealed class AccessTokenTests(Market market, DeafMarket other) : IClassFixture<DeafMarket>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Own_token_is_taken() =>
        (await AskAsync(Token(market.Services, Soon))).Field.GetProperty("account").GetString().ShouldBe("user.near");

    [Theory]
    [InlineData("forged")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyLm5lYXIifQ.")]
    public Task Forged_token_is_refused(string token) => RefusedAsync(token);

    [Fact]
    public Task Token_of_other_keys_is_refused() => RefusedAsync(Token(other.Host.Services, Soon));

    [Fact]
    public Task Expired_token_is_refused() => RefusedAsync(Token(market.Services, -Soon));

    [Fact]
    public Task Cut_off_token_is_refused() => RefusedAsync(Token(market.Services, Soon)[..^8]);

    private async Task RefusedAsync(string token)
    {
        var answer = await AskAsync(token);
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.ErrorCode.ShouldBe("AUTH_INVALID_TOKEN");
    }

    private Task<Answer> AskAsync(string token) => market.Door.With(token).AskAsync("{ viewer { account } }", new { }, Ct);

    private static string Token(IServiceProvider services, TimeSpan good) => services.GetRequiredService<AccessTokens>()
        .Issue(new Session(Guid.NewGuid(), Account.Parse("user.near"), TimeProvider.System.GetUtcNow() + good));
}
