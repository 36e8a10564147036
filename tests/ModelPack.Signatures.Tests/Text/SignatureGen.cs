using CsCheck;

namespace ModelPack.Signatures.Tests;

/// <summary>Random signatures: every kind of value, and names with whatever a file may hold.</summary>
internal static class SignatureGen
{
    private static readonly Gen<string> s_text = Gen.Frequency(
        (3, Gen.String["abcxyz_.:/ 019"]),
        (2, Gen.String["\"\\\r\n\t\0\u0085\u2028\u2029\ufeff été 模型\ud83d\ude00\u007f"]),
        (1, Gen.Char.Array[0, 6].Select(chars => new string(chars))));

    private static readonly Gen<Dimension> s_dimension = Gen.OneOf(
        Gen.Long[0, long.MaxValue - 1].Select(Dimension.Fixed), s_text.Select(Dimension.Symbolic), Gen.Const(Dimension.Unknown));

    private static readonly Gen<TensorElementType> s_elementType = Gen.Int[0, 26].Select(value => (TensorElementType)value);

    private static readonly Gen<ModelValueType> s_tensor = Gen.Select(s_elementType, List(s_dimension), Gen.Bool, (type, shape, hasShape) =>
        (ModelValueType)new TensorValueType(type, hasShape ? shape : null));

    private static readonly Gen<ModelValueType> s_type = Gen.Recursive<ModelValueType>((depth, inner) => depth > 4 ? s_tensor : Gen.Frequency(
        (4, s_tensor),
        (1, inner.Select(element => (ModelValueType)new SequenceValueType(element))),
        (1, inner.Select(element => (ModelValueType)new OptionalValueType(element))),
        (1, Gen.Select(s_elementType, inner, (key, value) => (ModelValueType)new MapValueType(key, value))),
        (1, s_text.Select(text => (ModelValueType)new UnknownValueType(text)))));

    private static readonly Gen<ValueInfo> s_value = Gen.Select(s_text, s_type, s_text, (name, type, text) => new ValueInfo(name, type, text));

    private static readonly Gen<string?> s_optionalText = s_text.Select(Gen.Bool, (text, present) => present ? text : null);

    private static readonly Gen<ExternalData> s_externalData = Gen.Select(s_text, s_text, s_optionalText, s_optionalText, Gen.Long.Nullable(), (tensor, location, offset, length, expected) =>
        new ExternalData(tensor, location, offset, length, expected));

    private static readonly Gen<ClassLabels> s_classLabels =
        Gen.Select(s_text, Gen.Bool, List(s_text), (output, strings, labels) => new ClassLabels(output, strings, labels));

    private static readonly Gen<Categories> s_categories =
        Gen.Select(s_text, Gen.Bool, Gen.Bool, List(s_text), (input, strings, closed, values) => new Categories(input, strings, closed, values));

    private static readonly Gen<ModelSignature> s_flow =
        Gen.Select(List(s_categories), List(s_text), List(Gen.Select(s_text, s_text, (output, input) => new PassThrough(output, input))), List(Gen.Select(s_text, s_text, (input, value) => new MissingMarker(input, value))), (categories, unused, handedOn, markers) =>
            new ModelSignature { Categories = categories, UnusedInputs = unused, PassThroughs = handedOn, MissingMarkers = markers });

    private static readonly Gen<ModelSignature> s_facts = Gen.Select(Gen.Long, Gen.Long, List(s_text), Gen.Select(s_text, s_text, s_text), Gen.Select(s_text, s_text, s_text), (ir, version, domains, producer, about) =>
        new ModelSignature
        {
            IrVersion = ir,
            ModelVersion = version,
            OperatorDomains = domains,
            ProducerName = producer.Item1,
            ProducerVersion = producer.Item2,
            Domain = producer.Item3,
            GraphName = about.Item1,
            Documentation = about.Item2,
        });

    public static readonly Gen<ModelSignature> Signatures = Gen.Select(
        s_facts,
        Gen.Select(List(s_value.Select(Gen.Bool, (value, optional) => value with { IsOptional = optional })), List(s_value)),
        Gen.Select(List(Gen.Select(s_text, Gen.Long, (domain, version) => new OpsetImport(domain, version))), List(Gen.Select(s_text, s_text, (key, value) => new MetadataProperty(key, value)))),
        List(s_externalData),
        Gen.Select(List(s_classLabels), List(Gen.Select(s_text, List(s_text), (input, names) => new FeatureNames(input, names))), s_flow),
        (facts, values, imports, externalData, names) => facts with
        {
            Inputs = values.Item1,
            Outputs = values.Item2,
            Opsets = imports.Item1,
            Metadata = imports.Item2,
            ExternalData = externalData,
            ClassLabels = names.Item1,
            FeatureNames = names.Item2,
            Categories = names.Item3.Categories,
            UnusedInputs = names.Item3.UnusedInputs,
            PassThroughs = names.Item3.PassThroughs,
            MissingMarkers = names.Item3.MissingMarkers,
        });

    private static Gen<EquatableArray<T>> List<T>(Gen<T> items)
        where T : IEquatable<T> => items.Array[0, 4].Select(array => new EquatableArray<T>(array));
}
