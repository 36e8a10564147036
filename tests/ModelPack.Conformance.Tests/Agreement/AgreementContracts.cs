namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>Contracts over all kinds of members and rules.</summary>
internal static class AgreementContracts
{
    private const string Single = """output "y" float32[]""";

    public static IReadOnlyList<AgreementContract> All { get; } = [.. Numbers(), .. Values(), .. Texts(), .. Arrays(), .. Collections(), .. Objects()];

    private static IEnumerable<AgreementContract> Numbers() =>
    [
        new("Ranges", """input "features" float32["n", 4]""", """
            [Range(0.1, 10)] public required float A { get; init; }
            [Range(0, 1)] public required float B { get; init; }
            [Range(0.7, 1)] public required float C { get; init; }
            [Range(-1e-3, 16777217)] public required float D { get; init; }
            """) { TypeAttributes = """[FeatureVector("features")]""" },
        new("ExclusiveRanges", """input "features" float32["n", 3]""", """
            [Range(0.0, 1, MinimumIsExclusive = true)] public required float A { get; init; }
            [Range(0.1, 0.7, MinimumIsExclusive = true, MaximumIsExclusive = true)] public required float B { get; init; }
            [Range(1, double.PositiveInfinity, MaximumIsExclusive = true)] public required float C { get; init; }
            """) { TypeAttributes = """[FeatureVector("features")]""" },
        new("NarrowNumbers", "input \"a\" float16[\"n\"]\ninput \"b\" bfloat16[\"n\"]\ninput \"c\" float16[\"n\"]\ninput \"d\" bfloat16[\"n\"]", """
            [Range(0.1, 0.7)] public required Half A { get; init; }
            [Range(0.1, 257, MaximumIsExclusive = true)] public required BFloat16 B { get; init; }
            public required Half C { get; init; }
            public required BFloat16 D { get; init; }
            """),
        new("Doubles", "input \"a\" float64[\"n\"]\ninput \"b\" float64[\"n\"]\ninput \"c\" float64[\"n\"]\ninput \"d\" float32[\"n\"]", """
            [Range(0.1, 1e300)] public required double A { get; init; }
            [Range(double.NegativeInfinity, 0.3, MaximumIsExclusive = true)] public required double B { get; init; }
            public required double C { get; init; }
            public required float D { get; init; }
            """),
        new("RoundedDoubles", """input "features" float32["n", 2]""", """
            public required double A { get; init; }
            [Range(0.1, 1e39)] public required double B { get; init; }
            """) { TypeAttributes = """[FeatureVector("features", Rounded = true)]""" },
        new("Integers", "input \"a\" int8[\"n\"]\ninput \"b\" uint8[\"n\"]\ninput \"c\" int16[\"n\"]\ninput \"d\" uint16[\"n\"]", """
            public required sbyte A { get; init; }
            [Range(3, 5)] public required byte B { get; init; }
            [Range(-1, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] public required short C { get; init; }
            public required ushort D { get; init; }
            """),
        new("WideIntegers", "input \"a\" int32[\"n\"]\ninput \"b\" uint32[\"n\"]\ninput \"c\" int64[\"n\"]\ninput \"d\" uint64[\"n\"]", """
            [Range(0.5, 2.5)] public required int A { get; init; }
            public required uint B { get; init; }
            public required long C { get; init; }
            public required ulong D { get; init; }
            """),
        new("ExactIntegers", """input "features" float32["n", 3]""", """
            public required int A { get; init; }
            public required long B { get; init; }
            [Range(0, 100000000)] public required uint C { get; init; }
            """) { TypeAttributes = """[FeatureVector("features")]""" },
        new("ExactInDouble", """input "features" float64["n", 2]""", """
            public required long A { get; init; }
            public required ulong B { get; init; }
            """) { TypeAttributes = """[FeatureVector("features")]""" },
        new("ExactInHalf", """input "features" float16["n", 2]""", """
            public required int A { get; init; }
            public required ushort B { get; init; }
            """) { TypeAttributes = """[FeatureVector("features")]""" },
        new("NonFinite", "input \"a\" float32[\"n\"]\ninput \"b\" float64[\"n\"]\ninput \"c\" float16[\"n\", 2]\ninput \"d\" float32[\"n\"]", """
            [AllowNonFinite] public required float A { get; init; }
            [AllowNonFinite, Range(0, 1)] public required double B { get; init; }
            [AllowNonFinite] public required Half[] C { get; init; }
            [AllowNonFinite, MissingAs(float.NaN)] public float? D { get; init; }
            """),
    ];

    private static IEnumerable<AgreementContract> Values() =>
    [
        new("AllowedValues", "input \"a\" float32[\"n\"]\ninput \"b\" int64[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" bool[\"n\"]", """
            [AllowedValues(0.1, 1.0, 0.7)] public required float A { get; init; }
            [AllowedValues(1, 2, 100)] public required long B { get; init; }
            [AllowedValues("a", "", "B\u00e9")] public required string C { get; init; }
            [AllowedValues(true)] public required bool D { get; init; }
            """),
        new("DeniedValues", "input \"a\" float32[\"n\"]\ninput \"b\" int32[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" float16[\"n\"]", """
            [DeniedValues(-999f, 0f), Range(-1000, 1000)] public required float A { get; init; }
            [DeniedValues(0, 1)] public required int B { get; init; }
            [DeniedValues("a", " ")] public required string C { get; init; }
            [DeniedValues(0.1)] public required Half D { get; init; }
            """),
        new("Missing", "input \"a\" float32[\"n\"]\ninput \"b\" int64[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" bool[\"n\"]", """
            [MissingAs(0f), Range(0.1, 2)] public float? A { get; init; }
            [MissingAs(-1L), AllowedValues(1L, 2L)] public required long? B { get; init; }
            [MissingAs(""), AllowedValues("a", null)] public string? C { get; init; }
            [MissingAs(false), Required] public bool? D { get; init; }
            """),
        new("Labels", "input \"a\" string[\"n\"]\ninput \"b\" int64[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" int32[\"n\"]", """
            public required Colour A { get; init; }
            public required Colour B { get; init; }
            [AllowedValues(Colour.Red, Colour.Green)] public required Colour C { get; init; }
            [MissingAs("Red"), DeniedValues(Colour.Blue)] public Colour? D { get; init; }
            """) { Types = "public enum Colour { Red = 1, [EnumMember(Value = \"bright 'green'\")] Green = 2, Blue = 7 }" },
    ];

    private static IEnumerable<AgreementContract> Texts() =>
    [
        new("Lengths", "input \"a\" string[\"n\"]\ninput \"b\" string[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" string[\"n\"]", """
            [StringLength(3)] public required string A { get; init; }
            [StringLength(4, MinimumLength = 2)] public required string B { get; init; }
            [MinLength(1), MaxLength(3)] public required string C { get; init; }
            [Length(2, 2)] public required string D { get; init; }
            """),
        new("Required", "input \"a\" string[\"n\"]\ninput \"b\" string[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" string[\"n\"]", """
            [Required] public string A { get; init; } = "";
            [Required(AllowEmptyStrings = true)] public string B { get; init; } = "";
            [Required, MissingAs("")] public string? C { get; init; }
            [Required, RegularExpression("[ a]*")] public required string D { get; init; }
            """),
        new("Patterns", "input \"a\" string[\"n\"]\ninput \"b\" string[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" string[\"n\"]", """
            [RegularExpression(@"\d{2}-\d+")] public required string A { get; init; }
            [RegularExpression(@"\w+")] public required string B { get; init; }
            [RegularExpression(@"^.\s?$")] public required string C { get; init; }
            [RegularExpression(@"a|ab|[^a]{2}")] public required string D { get; init; }
            """),
        new("MorePatterns", "input \"a\" string[\"n\"]\ninput \"b\" string[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" string[\"n\"]", """
            [RegularExpression(@"[\w.]+@\S+")] public required string A { get; init; }
            [RegularExpression(@"(?=.*\d)[a-z\d]{2,4}")] public required string B { get; init; }
            [RegularExpression(@"\D\W")] public required string C { get; init; }
            [RegularExpression(@"[\u00e0-\u00ff\s]*|\$\{a\}")] public required string D { get; init; }
            """),
    ];

    private static IEnumerable<AgreementContract> Arrays() =>
    [
        new("FlatArrays", "input \"a\" float32[\"n\", 3]\ninput \"b\" int32[\"n\", \"k\"]\ninput \"c\" string[\"n\", \"t\"]\ninput \"d\" int64[\"n\", 1]", """
            public required float[] A { get; init; }
            public required int[] B { get; init; }
            [Length(1, 3)] public required string[] C { get; init; }
            public required long[] D { get; init; }
            """),
        new("NestedArrays", "input \"a\" float32[\"n\", 2, 3]\ninput \"b\" int8[\"n\", \"k\", 2]\ninput \"c\" float16[\"n\", 2, \"m\"]", """
            public required float[] A { get; init; }
            [MaxLength(6)] public required sbyte[] B { get; init; }
            public required ReadOnlyMemory<Half> C { get; init; }
            """),
        new("Bytes", "input \"a\" uint8[\"n\", 4]\ninput \"b\" uint8[\"n\", \"k\"]\ninput \"c\" uint8[\"n\", \"w\", 3]\ninput \"d\" uint8[\"n\", 2, 2]", """
            public required byte[] A { get; init; }
            [Length(2, 7)] public required byte[] B { get; init; }
            public required byte[] C { get; init; }
            public required ReadOnlyMemory<byte> D { get; init; }
            """),
        new("MoreBytes", "input \"a\" uint8[\"n\", \"h\", 2]\ninput \"b\" uint8[\"n\"]\ninput \"c\" uint8[\"n\", 5]", """
            [MinLength(3)] public required byte[] A { get; init; }
            public required byte B { get; init; }
            public required byte[] C { get; init; }
            """),
        new("LabelArrays", "input \"a\" string[\"n\", 2]\ninput \"b\" int64[\"n\", \"k\"]\ninput \"c\" bool[\"n\", \"m\"]", """
            public required Colour[] A { get; init; }
            public required Colour[] B { get; init; }
            public required bool[] C { get; init; }
            """) { Types = "public enum Colour { Red, Green }" },
        new("Tensors", "input \"a\" float32[\"n\", 2, 3]\ninput \"b\" int32[\"n\", \"h\", 2]\ninput \"c\" string[\"n\", \"t\"]\ninput \"d\" float32[\"n\"]", """
            public required Tensor<float> A { get; init; }
            public required Tensor<int> B { get; init; }
            [Length(1, 3)] public required Tensor<string> C { get; init; }
            public required Tensor<float> D { get; init; }
            """),
        new("AnyTensor", """input "a" float32[...]""", """
            public required Tensor<float> A { get; init; }
            """) { Output = Single },
        new("OptionalArrays", "input \"a\" optional(float32[\"k\"])\ninput \"b\" optional(int64[2])", """
            [MaxLength(3)] public float[]? A { get; init; }
            public long[]? B { get; init; }
            """) { Output = Single },
    ];

    private static IEnumerable<AgreementContract> Collections() =>
    [
        new("TextMap", """input "a" map(string, float32[])""", """
            [Length(1, 3)] public required IReadOnlyDictionary<string, float> A { get; init; }
            """) { Output = Single },
        new("IntegerMap", """input "a" map(int64, float64[])""", """
            public required IReadOnlyDictionary<long, double> A { get; init; }
            """) { Output = Single },
        new("LabelMap", """input "a" map(string, float32[])""", """
            [AllowNonFinite] public required IReadOnlyDictionary<Colour, float> A { get; init; }
            """) { Output = Single, Types = "public enum Colour { Red, Green, Blue }" },
        new("Maps", """input "a" sequence(map(string, float32[]))""", """
            [MaxLength(3)] public required IReadOnlyList<IReadOnlyDictionary<string, float>> A { get; init; }
            """) { Output = Single },
        new("Sequence", """input "a" sequence(float32[2])""", """
            [Length(0, 2)] public required IReadOnlyList<float[]> A { get; init; }
            """) { Output = Single },
        new("TensorSequence", """input "a" sequence(int64["k", 2])""", """
            public required IReadOnlyList<Tensor<long>> A { get; init; }
            """) { Output = Single },
        new("Encoded", "", """
            public required string Text { get; init; }
            public byte[]? Picture { get; init; }
            public required double[] Numbers { get; init; }
            [MaxLength(2)] public IReadOnlyDictionary<string, double>? Weights { get; init; }
            [MaxLength(2)] public required IReadOnlyList<string> Words { get; init; }
            public Tensor<float>? Grid { get; init; }
            """) { IsEncoded = true },
    ];

    private static IEnumerable<AgreementContract> Objects() =>
    [
        new("Nested", "input \"features\" float32[\"n\", 2]\ninput \"id\" int64[\"n\"]", """
            public required Measurements Measurements { get; init; }
            [JsonPropertyName("the 'id' \u00fc")] public required long Id { get; init; }
            """)
        {
            Types = """
                [FeatureVector("features")] public sealed record Measurements
                {
                    [Range(0.1, 10)] public required float Width { get; init; }
                    [Range(0, 3)] public required int Count { get; init; }
                }
                """,
        },
        new("Defaults", "input \"a\" float32[\"n\"]\ninput \"b\" float32[\"n\"]\ninput \"c\" string[\"n\"]\ninput \"d\" string[\"n\"]\ninput \"e\" float32[\"n\", 2]\ninput \"f\" int64[\"n\"]\ninput \"g\" int64[\"n\"]", """
            public float A { get; set; }
            [Range(1, 10)] public float B { get; set; }
            public string C { get; set; } = "none";
            public string D { get; set; } = null!;
            public float[] E { get; init; } = [1, 2];
            [Range(1, 10)] public long F { get; init; } = 3;
            public Colour G { get; set; }
            """) { Types = "public enum Colour { Red = 1, Green = 2 }" },
        new("Positional", "input \"a\" float32[\"n\"]\ninput \"b\" float32[\"n\"]\ninput \"c\" int32[\"n\"]", """
            public In(float a, [Range(1, 10)] float b = 0.5f, [Range(1, 10)] int c = 7) => (A, B, C) = (a, b, c);
            public float A { get; }
            [Range(1, 10)] public float B { get; }
            [Range(1, 10)] public int C { get; }
            """),
    ];
}
