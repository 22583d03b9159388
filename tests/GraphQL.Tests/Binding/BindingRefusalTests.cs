using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class BindingRefusalTests
{
    [Theory]
    [InlineData(typeof(Unmapped), "System.TimeSpan is a type of .NET without a scalar; map it with AddScalar.")]
    [InlineData(typeof(PagedWithoutConnection), "[UsePaging] and Connection<T> belong together.")]
    [InlineData(typeof(ServiceThatIsMissing), "if it is a service, register it.")]
    [InlineData(typeof(OddKey), "System.Decimal cannot be the key of a global id")]
    public void Type_that_makes_no_schema_is_named(Type query, string expected)
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType(query);
        using var provider = services.BuildServiceProvider();
        Should.Throw<SchemaBindingException>(() => provider.GetRequiredService<Schema>()).Message.ShouldContain(expected);
    }

    [QueryType]
    public static class Unmapped
    {
        public static TimeSpan Span() => default;
    }

    [QueryType]
    public static class PagedWithoutConnection
    {
        [UsePaging]
        public static IReadOnlyList<int> Numbers() => [];
    }

    [QueryType]
    public static class ServiceThatIsMissing
    {
        public static int Count(Mailer mailer) => mailer.GetHashCode();
    }

    [QueryType]
    public static class OddKey
    {
        public static decimal Same([ID] decimal id) => id;
    }

    public sealed class Mailer(Action send)
    {
        public void Send() => send();
    }
}
