using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>One field of a planned selection: all field nodes of one response name, merged. Shared by all requests of a document.</summary>
internal sealed class FieldPlan
{
    private readonly OperationPlanner _planner;
    private readonly SelectionPlan? _selection;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan>? _selections;

    public FieldPlan(OperationPlanner planner, ObjectType parentType, FieldDefinition field, IReadOnlyList<FieldNode> nodes)
    {
        _planner = planner;
        (ParentType, Field, Nodes) = (parentType, field, nodes);
        ResponseName = nodes[0].ResponseName;
        Key = JsonEncodedText.Encode(ResponseName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        IsNonNull = field.Type is NonNullType;
        Scalar = field.Type.NullableType() as ScalarType;
        Arguments = new ArgumentPlan(field, nodes[0]);
        switch (field.Type.NamedType())
        {
            case ObjectType objectType:
                _selection = planner.Plan(objectType, nodes);
                break;
            case InterfaceType or UnionType:
                _selections = new();
                break;
        }
    }

    public ObjectType ParentType { get; }

    public FieldDefinition Field { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    public string ResponseName { get; }

    /// <summary>The response name, encoded once.</summary>
    public JsonEncodedText Key { get; }

    public bool IsNonNull { get; }

    /// <summary>The field's type, non-null or not, where it is a scalar: most fields are, and take a short way.</summary>
    public ScalarType? Scalar { get; }

    /// <summary>For errors, which most plans never see.</summary>
    public IReadOnlyList<ErrorLocation> Locations =>
        [.. Nodes.Select(n => n.Location).OfType<Location>().Select(l => new ErrorLocation(l.Line, l.Column))];

    public ArgumentPlan Arguments { get; }

    /// <summary>The fields to select of a result of this type. For abstract fields planned at the first result of the type.</summary>
    public SelectionPlan SelectionOf(ObjectType type) =>
        _selection ?? _selections!.GetOrAdd(type, static (t, plan) => plan._planner.Plan(t, plan.Nodes), this);
}
