using Microsoft.Extensions.Options;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.Web;

namespace NeuraNft.Api.Tests.Web;

public sealed class WebFilesTests
{
    [Fact]
    public void Folder_that_was_not_built_has_no_files()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "vite.svg"), "<svg/>");
        new WebFiles(Options.Create(new WebOptions { Folder = folder.Path })).Find("/vite.svg").ShouldBeNull();
        new WebFiles(Options.Create(new WebOptions { Folder = Path.Combine(folder.Path, "dist") })).Find("/index.html").ShouldBeNull();
    }

    [Theory]
    [InlineData("https://rpc.mainnet.near.org", true)]
    [InlineData("wss://relay.example:8443", true)]
    [InlineData("https://rpc.mainnet.near.org/", false)]
    [InlineData("https://a.example; script-src *", false)]
    [InlineData("https:", false)]
    [InlineData("*", false)]
    public void Origin_is_scheme_host_and_port(string origin, bool isOne)
    {
        var options = new WebOptions();
        options.ConnectOrigins.Add(origin);
        options.IsValid.ShouldBe(isOne);
    }
}
