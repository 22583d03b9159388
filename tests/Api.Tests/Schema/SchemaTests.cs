using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.Schema;

/// <summary>The public schema changes only on purpose: its text lies beside its sources.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Schema_is_the_committed_one()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddSingleton<IConfiguration>(configuration).AddMarket(configuration);
        await using var provider = services.BuildServiceProvider();
        var printed = provider.GetRequiredService<Neura.GraphQL.Types.Schema>().Print();

        var committed = Path.Combine(RepositoryFolder.Find(), "src", "Api", "schema.graphql");
        var received = committed + ".received";
        if (File.Exists(committed) && File.ReadAllText(committed) == printed)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, printed);
        Assert.Fail($"The schema is not the committed one. If the change is meant, put {received} in its place.");
    }
}
