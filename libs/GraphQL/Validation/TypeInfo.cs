using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation;

/// <summary>Follows a walk through a document and tells the types at each place; null where the document names none that exist.</summary>
public sealed class TypeInfo(Schema schema)
{
    private readonly Stack<IType?> outputTypes = new();
    private readonly Stack<NamedType?> parentTypes = new();
    private readonly List<IType?> inputTypes = [];
    private readonly Stack<FieldDefinition?> fields = new();
    private readonly Stack<InputValueDefinition?> inputs = new();

    /// <summary>The type of the field, or the type condition of the fragment.</summary>
    public IType? Type => outputTypes.TryPeek(out var type) ? type : null;

    /// <summary>The composite type whose fields are selected.</summary>
    public NamedType? ParentType => parentTypes.TryPeek(out var type) ? type : null;

    /// <summary>The type that a value here must have.</summary>
    public IType? InputType => inputTypes.Count > 0 ? inputTypes[^1] : null;

    /// <summary>The type of the value that this one is a part of.</summary>
    public IType? ParentInputType => inputTypes.Count > 1 ? inputTypes[^2] : null;

    public FieldDefinition? Field => fields.TryPeek(out var definition) ? definition : null;

    public DirectiveType? Directive { get; private set; }

    public InputValueDefinition? Argument { get; private set; }

    /// <summary>Has the argument or input field a default value of its own? Items of lists never have.</summary>
    public bool HasDefaultValue => inputs.TryPeek(out var input) && input is { HasDefaultValue: true };

    public void Enter(ISyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode:
                parentTypes.Push(Type?.NamedType() is { } named && named.IsCompositeType() ? named : null);
                break;
            case FieldNode field:
                fields.Push(ParentType is { } parent ? schema.GetField(parent, field.Name.Value) : null);
                outputTypes.Push(Output(Field?.Type));
                break;
            case DirectiveNode directive:
                Directive = schema.GetDirective(directive.Name.Value);
                break;
            case OperationDefinitionNode operation:
                outputTypes.Push(schema.GetRootType(operation.Operation));
                break;
            case InlineFragmentNode fragment:
                outputTypes.Push(Output(fragment.TypeCondition is { } on ? schema.TypeFrom(on) : Type?.NamedType()));
                break;
            case FragmentDefinitionNode fragment:
                outputTypes.Push(Output(schema.TypeFrom(fragment.TypeCondition)));
                break;
            case VariableDefinitionNode variable:
                inputTypes.Add(Input(schema.TypeFrom(variable.Type)));
                break;
            case ArgumentNode argument:
                Argument = (Directive?.Arguments ?? Field?.Arguments)?.Find(argument.Name.Value);
                Push(Argument);
                break;
            case ListValueNode:
                inputs.Push(null);
                inputTypes.Add(InputType?.NullableType() is ListType list ? list.ElementType : InputType?.NullableType());
                break;
            case ObjectFieldNode field:
                Push((InputType?.NamedType() as InputObjectType)?.Fields.Find(field.Name.Value));
                break;
        }
    }

    public void Leave(ISyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode:
                parentTypes.Pop();
                break;
            case FieldNode:
                fields.Pop();
                outputTypes.Pop();
                break;
            case DirectiveNode:
                Directive = null;
                break;
            case OperationDefinitionNode or InlineFragmentNode or FragmentDefinitionNode:
                outputTypes.Pop();
                break;
            case VariableDefinitionNode:
                inputTypes.RemoveAt(inputTypes.Count - 1);
                break;
            case ArgumentNode or ListValueNode or ObjectFieldNode:
                if (node is ArgumentNode)
                    Argument = null;
                inputs.Pop();
                inputTypes.RemoveAt(inputTypes.Count - 1);
                break;
        }
    }

    private void Push(InputValueDefinition? input)
    {
        inputs.Push(input);
        inputTypes.Add(Input(input?.Type));
    }

    private static IType? Output(IType? type) => type is not null && type.IsOutputType() ? type : null;

    private static IType? Input(IType? type) => type is not null && type.IsInputType() ? type : null;
}
