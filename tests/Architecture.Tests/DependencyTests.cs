using NeuraNft.Domain;
using static NeuraNft.Architecture.Tests.ProjectGraph;

namespace NeuraNft.Architecture.Tests;

/// <summary>Dependencies point inward: Api, InferenceWorker → Projections, Application → Domain; libs know nothing of src.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["src/Domain"] = [],
        ["src/Application"] = ["src/Domain"],
        ["src/Projections"] = ["src/Domain"],
        ["src/InferenceWorker"] = ["src/Domain", "src/Application", "src/Projections"],
        ["src/Auditor"] = ["src/Domain", "src/Application", "src/Projections"],
        ["src/Operator"] = ["src/Domain", "src/Application", "src/Projections"],
        ["src/Api"] = ["src/Domain", "src/Application", "src/Projections", "src/InferenceWorker"],
    };

    public static TheoryData<string> Sources => [.. Projects.Where(p => p.StartsWith("src/", StringComparison.Ordinal))];

    public static TheoryData<string> Libraries => [.. Projects.Where(p => p.StartsWith("libs/", StringComparison.Ordinal) || p == "db")];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_references_only_what_lies_further_in(string project)
    {
        Allowed.ShouldContainKey(project, "a new project needs its place in the order");
        ProjectReferences(project).Where(r => r.StartsWith("src/", StringComparison.Ordinal)).ShouldBeSubsetOf(Allowed[project]);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_never_references_a_test(string project) =>
        ProjectReferences(project).ShouldNotContain(r => r.StartsWith("tests/", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_references_no_source(string project) =>
        ProjectReferences(project).ShouldAllBe(r => r.StartsWith("libs/", StringComparison.Ordinal));

    [Fact]
    public void Domain_references_nothing()
    {
        ProjectReferences("src/Domain").ShouldBeEmpty();
        PackageReferences("src/Domain").ShouldBeEmpty();
        typeof(Account).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_source_and_library_has_its_tests()
    {
        var tested = Projects.Where(p => p.StartsWith("tests/", StringComparison.Ordinal)).Select(p => p["tests/".Length..]).ToHashSet();
        Projects.Where(p => p.StartsWith("src/", StringComparison.Ordinal) || p.StartsWith("libs/", StringComparison.Ordinal))
            .Select(p => p.Split('/')[1]).Where(name => !tested.Contains(name + ".Tests")).ShouldBeEmpty();
    }
}
