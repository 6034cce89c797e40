using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PerfGates.Tests.Architecture;

/// <param name="Name">Without the number of its type parameters; of a nested type, that of the outermost.</param>
internal sealed record NamedType(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>Which type of an assembly mentions which other, in declarations and inside method bodies alike.</summary>
internal sealed class References : ISignatureTypeProvider<ImmutableArray<NamedType>, object?>, IDisposable
{
    private static readonly OperandType[] OneByte = Operands(0), TwoBytes = Operands(0xFE);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    private References(string assembly)
    {
        _file = new PEReader(File.OpenRead(assembly));
        _metadata = _file.GetMetadataReader();
    }

    public static IReadOnlySet<(NamedType From, NamedType To)> In(string assembly)
    {
        using var references = new References(assembly);
        return references._metadata.TypeDefinitions
            .SelectMany(t => references.Mentions(t).Select(to => (From: references.Name(t), To: to)))
            .Where(r => r.From.Namespace.Length > 0 && r.From != r.To)
            .ToHashSet();
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<NamedType> Mentions(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return
        [
            .. Of(type.BaseType),
            .. type.GetInterfaceImplementations().SelectMany(i => Of(_metadata.GetInterfaceImplementation(i).Interface)),
            .. type.GetGenericParameters().SelectMany(p => _metadata.GetGenericParameter(p).GetConstraints()).SelectMany(c => Of(_metadata.GetGenericParameterConstraint(c).Type)),
            .. type.GetFields().SelectMany(f => _metadata.GetFieldDefinition(f).DecodeSignature(this, null)),
            .. type.GetProperties().SelectMany(p => All(_metadata.GetPropertyDefinition(p).DecodeSignature(this, null))),
            .. type.GetCustomAttributes().SelectMany(a => Of(_metadata.GetCustomAttribute(a).Constructor)),
            .. type.GetMethods().SelectMany(Mentions),
        ];
    }

    private IEnumerable<NamedType> Mentions(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var mentioned = All(method.DecodeSignature(this, null));
        if (method.RelativeVirtualAddress == 0) return mentioned;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil ? [] : _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null).SelectMany(l => l);
        var caught = body.ExceptionRegions.Where(r => !r.CatchType.IsNil).SelectMany(r => Of(r.CatchType));
        return [.. mentioned, .. locals, .. caught, .. Tokens(body.GetILReader()).SelectMany(Of)];
    }

    /// <summary>Every token among the operands of a method body.</summary>
    private static List<EntityHandle> Tokens(BlobReader code)
    {
        List<EntityHandle> tokens = [];
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            switch (first == 0xFE ? TwoBytes[code.ReadByte()] : OneByte[first])
            {
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: code.Offset += 1; break;
                case OperandType.InlineVar: code.Offset += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: code.Offset += 8; break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                default: code.Offset += 4; break;
            }
        }
        return tokens;
    }

    private IEnumerable<NamedType> Of(EntityHandle handle)
    {
        if (handle.IsNil) return [];
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: return [Name((TypeDefinitionHandle)handle)];
            case HandleKind.TypeReference: return [Name((TypeReferenceHandle)handle)];
            case HandleKind.TypeSpecification: return _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
            case HandleKind.FieldDefinition: return [Name(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())];
            case HandleKind.MethodDefinition: return [Name(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType())];
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return [.. Of(generic.Method), .. generic.DecodeSignature(this, null).SelectMany(t => t)];
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                var signature = member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(this, null) : All(member.DecodeMethodSignature(this, null));
                return [.. Of(member.Parent), .. signature];
            default: throw new NotSupportedException($"a token of kind {handle.Kind}");
        }
    }

    private NamedType Name(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Name(outer) : new(_metadata.GetString(type.Namespace), Plain(type.Name));
    }

    private NamedType Name(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? Name((TypeReferenceHandle)type.ResolutionScope) : new(_metadata.GetString(type.Namespace), Plain(type.Name));
    }

    private string Plain(StringHandle name) => _metadata.GetString(name).Split('`')[0];

    private static ImmutableArray<NamedType> All(MethodSignature<ImmutableArray<NamedType>> signature) => [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(t => t)];

    private static OperandType[] Operands(int prefix)
    {
        var operands = new OperandType[256];
        foreach (var code in typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).Where(c => (ushort)c.Value >> 8 == prefix)) operands[(byte)code.Value] = code.OperandType;
        return operands;
    }

    public ImmutableArray<NamedType> GetArrayType(ImmutableArray<NamedType> elementType, ArrayShape shape) => elementType;
    public ImmutableArray<NamedType> GetByReferenceType(ImmutableArray<NamedType> elementType) => elementType;
    public ImmutableArray<NamedType> GetFunctionPointerType(MethodSignature<ImmutableArray<NamedType>> signature) => All(signature);
    public ImmutableArray<NamedType> GetGenericInstantiation(ImmutableArray<NamedType> genericType, ImmutableArray<ImmutableArray<NamedType>> typeArguments) => [.. genericType, .. typeArguments.SelectMany(t => t)];
    public ImmutableArray<NamedType> GetGenericMethodParameter(object? genericContext, int index) => [];
    public ImmutableArray<NamedType> GetGenericTypeParameter(object? genericContext, int index) => [];
    public ImmutableArray<NamedType> GetModifiedType(ImmutableArray<NamedType> modifier, ImmutableArray<NamedType> unmodifiedType, bool isRequired) => unmodifiedType;
    public ImmutableArray<NamedType> GetPinnedType(ImmutableArray<NamedType> elementType) => elementType;
    public ImmutableArray<NamedType> GetPointerType(ImmutableArray<NamedType> elementType) => elementType;
    public ImmutableArray<NamedType> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
    public ImmutableArray<NamedType> GetSZArrayType(ImmutableArray<NamedType> elementType) => elementType;
    public ImmutableArray<NamedType> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Name(handle)];
    public ImmutableArray<NamedType> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Name(handle)];
    public ImmutableArray<NamedType> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => reader.GetTypeSpecification(handle).DecodeSignature(this, null);
}
