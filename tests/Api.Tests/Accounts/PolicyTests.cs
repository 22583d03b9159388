using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Neura.GraphQL.Binding;
using AuthorizeAttribute = Neura.GraphQL.Binding.AuthorizeAttribute;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>Nothing is left to chance: a field that asks for a caller says what the caller must be allowed.</summary>
public sealed class PolicyTests
{
    /// <summary>How one becomes a caller at all.</summary>
    private static readonly string[] Open = ["OpenLoginAsync", "LogInAsync", "RefreshSessionAsync"];

    private static readonly string[] Policies = [Api.Accounts.Policies.Session, .. Api.Accounts.Policies.Scopes.Keys];

    private static IEnumerable<MemberInfo> Members => typeof(Position).Assembly.GetTypes()
        .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Prepend(t));

    [Fact]
    public void Every_guard_names_a_policy() => Members
        .SelectMany(m => m.GetCustomAttributes<AuthorizeAttribute>(false)
            .Select(a => (Place: $"{m.DeclaringType?.Name}.{m.Name}", a.Policy)))
        .Where(guard => !Policies.Contains(guard.Policy)).ShouldBeEmpty("a bare [Authorize] lets every API key in, whatever its scopes");

    [Fact]
    public void Every_mutation_is_guarded_but_those_that_make_a_caller() => typeof(Position).Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<MutationTypeAttribute>() is not null)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttributes<AuthorizeAttribute>(true).All(a => a.Policy is null))
        .Select(m => m.Name).ShouldBe(Open, ignoreOrder: true);

    [Fact]
    public void Every_policy_is_known_to_the_host()
    {
        var options = new AuthorizationOptions();
        Api.Accounts.Policies.Add(options);
        Policies.ShouldAllBe(name => options.GetPolicy(name) != null);
    }
}
