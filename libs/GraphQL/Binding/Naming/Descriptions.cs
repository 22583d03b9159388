using System.ComponentModel;
using System.Reflection;

namespace Neura.GraphQL.Binding.Naming;

/// <summary>What the schema says about types and members: attributes first, else the XML documentation beside the assembly.</summary>
internal sealed class Descriptions
{
    // Descriptions are asked for while requests run.
    private readonly Lock _gate = new();
    private readonly Dictionary<Assembly, XmlDocs> _docs = [];

    public string? Of(Type type) => Given(type) ?? DocsOf(type).Summary($"T:{XmlName(type)}");

    public string? Of(MemberInfo member)
    {
        var owner = member.DeclaringType!;
        var docs = DocsOf(owner);
        return Given(member) ?? member switch
        {
            PropertyInfo => docs.Summary($"P:{XmlName(owner)}.{member.Name}") ?? docs.Parameter($"T:{XmlName(owner)}", member.Name),
            FieldInfo => docs.Summary($"F:{XmlName(owner)}.{member.Name}"),
            MethodInfo => docs.Summary($"M:{XmlName(owner)}.{member.Name}"),
            _ => null,
        };
    }

    public string? Of(ParameterInfo parameter)
    {
        var given = parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
            ?? parameter.GetCustomAttribute<DescriptionAttribute>()?.Description;
        var owner = parameter.Member.DeclaringType!;
        return given ?? DocsOf(owner).Parameter($"M:{XmlName(owner)}.{parameter.Member.Name}", parameter.Name!);
    }

    public static string? DeprecationOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLDeprecatedAttribute), true).OfType<GraphQLDeprecatedAttribute>().FirstOrDefault()?.Reason
        ?? member.GetCustomAttributes(typeof(ObsoleteAttribute), true).OfType<ObsoleteAttribute>().FirstOrDefault()?.Message;

    private static string? Given(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
        ?? member.GetCustomAttribute<DescriptionAttribute>()?.Description;

    private static string XmlName(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName?.Replace('+', '.') ?? type.Name;

    private XmlDocs DocsOf(Type type)
    {
        lock (_gate)
        {
            if (!_docs.TryGetValue(type.Assembly, out var docs))
                _docs[type.Assembly] = docs = XmlDocs.Of(type.Assembly);
            return docs;
        }
    }
}
