using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Cairn.Tests;

/// <summary>One place in the compiled program that names something.</summary>
/// <param name="From">Outermost type that names it.</param>
/// <param name="File">Source file of the place, from the debugging information; empty where there is none.</param>
/// <param name="What">The type that is named.</param>
/// <param name="Member">The member called, where it is one.</param>
/// <param name="Pushed">Last argument when it is written as true or false.</param>
public sealed record Use(TypeDefinition From, string File, TypeReference What, string? Member = null, bool? Pushed = null);

/// <summary>Reads what compiled code names, in its declarations and in its bodies; reflection sees no bodies.</summary>
public static class CompiledCode
{
    public static ModuleDefinition Read(string assembly) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly), new ReaderParameters { ReadSymbols = true });

    public static IEnumerable<Use> Uses(ModuleDefinition module) =>
        module.Types.SelectMany(outer => Family(outer).SelectMany(t => OfType(outer, t)));

    private static IEnumerable<TypeDefinition> Family(TypeDefinition type) => type.NestedTypes.SelectMany(Family).Prepend(type);

    private static IEnumerable<Use> OfType(TypeDefinition outer, TypeDefinition type)
    {
        var file = Family(type).Concat(Family(outer)).SelectMany(t => t.Methods).Select(FileOf).FirstOrDefault(f => f.Length > 0, "");
        TypeReference?[] declared =
        [
            type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(f => f.FieldType), .. Attributes(type),
            .. type.Fields.SelectMany(Attributes), .. type.Properties.SelectMany(Attributes), .. Constraints(type),
        ];
        return declared.SelectMany(Parts).Select(t => new Use(outer, file, t)).Concat(type.Methods.SelectMany(m => OfMethod(outer, m, file)));
    }

    private static IEnumerable<Use> OfMethod(TypeDefinition outer, MethodDefinition method, string typeFile)
    {
        var file = FileOf(method) is { Length: > 0 } own ? own : typeFile;
        TypeReference?[] declared =
        [
            method.ReturnType, .. method.Parameters.Select(p => p.ParameterType), .. Attributes(method), .. Constraints(method),
            .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
            .. method.HasBody ? method.Body.ExceptionHandlers.Select(h => h.CatchType) : [],
        ];
        var calls = method.HasBody ? method.Body.Instructions.SelectMany(i => OfInstruction(outer, i, file)) : [];
        return declared.SelectMany(Parts).Select(t => new Use(outer, file, t)).Concat(calls);
    }

    private static IEnumerable<Use> OfInstruction(TypeDefinition outer, Instruction instruction, string file)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                return Parts(type).Select(t => new Use(outer, file, t));
            case FieldReference field:
                return Parts(field.DeclaringType).Concat(Parts(field.FieldType)).Select(t => new Use(outer, file, t));
            case MethodReference method:
                bool? pushed = instruction.Previous?.OpCode.Code switch { Code.Ldc_I4_1 => true, Code.Ldc_I4_0 => false, _ => null };
                var arguments = method is GenericInstanceMethod generic ? generic.GenericArguments : [];
                return arguments.Prepend(method.ReturnType).Concat(method.Parameters.Select(p => p.ParameterType)).SelectMany(Parts)
                    .Select(t => new Use(outer, file, t))
                    .Concat(Parts(method.DeclaringType).Select(t => new Use(outer, file, t, method.Name, pushed)));
            default:
                return [];
        }
    }

    /// <summary>The types that a type's name is made of: of <c>List&lt;Person[]&gt;</c>, List and Person.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider on) => on.CustomAttributes.Select(a => a.AttributeType);

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider on) =>
        on.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType);

    private static string FileOf(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.FirstOrDefault()?.Document.Url.Replace('\\', '/') ?? "";
}
