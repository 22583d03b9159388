using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>The examples of AWS's own page on signing requests for S3.</summary>
public sealed class AwsSignatureHandlerTests
{
    [Theory]
    [InlineData("/test.txt", "bytes=0-9", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("/?lifecycle", null, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("/?max-keys=2&prefix=J", null, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public async Task Published_example_gets_the_published_signature(string path, string? range, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com" + path);
        if (range is not null) request.Headers.TryAddWithoutValidation("Range", range);
        var credentials = new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
        {
            RequesterPays = false,
        };
        using var invoker = new HttpMessageInvoker(new AwsSignatureHandler(credentials, new At2013()) { InnerHandler = new Silence() });
        await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        request.Headers.NonValidated["Authorization"].ToString().ShouldEndWith("Signature=" + signature);
    }

    [Fact]
    public void Secret_key_does_not_show_in_text() =>
        new AwsCredentials("id", "the secret", "region").ToString().ShouldNotContain("secret");

    private sealed class At2013 : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage());
    }
}
