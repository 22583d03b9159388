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
    [InlineData("https://name:secret@rpc.example", false)]
    [InlineData("https:", false)]
    [InlineData("*", false)]
    public void Origin_is_scheme_host_and_port(string origin, bool isOne)
    {
        var options = new WebOptions();
        options.ConnectOrigins.Add(origin);
        options.IsValid.ShouldBe(isOne);
    }

    [Theory]
    [InlineData("https://nearblocks.io", true)]
    [InlineData("http://localhost:3030/rpc", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://nearblocks.io", false)]
    [InlineData("/txns", false)]
    public void Explorer_and_endpoint_are_addresses_of_the_web(string text, bool isOne)
    {
        var url = new Uri(text, UriKind.RelativeOrAbsolute);
        new WebOptions { ExplorerUrl = url }.IsValid.ShouldBe(isOne);
        new WebOptions { RpcUrl = url }.IsValid.ShouldBe(isOne);
    }

    [Fact]
    public void Folder_that_could_not_be_read_is_read_again()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "index.html"), "");
        var link = Path.Combine(folder.Path, "page.html");
        File.CreateSymbolicLink(link, Path.Combine(folder.Path, "gone"));
        var files = new WebFiles(Options.Create(new WebOptions { Folder = folder.Path }));
        Should.Throw<IOException>(() => files.Find("/index.html"));
        File.Delete(link);
        files.Find("/index.html").ShouldNotBeNull();
    }
}
