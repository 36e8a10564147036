using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using ModelPack.Grpc.Tests.Support;

namespace ModelPack.Grpc.Tests;

/// <summary>Inference that succeeds: each datatype, typed and raw, and what else a request may say.</summary>
public sealed class InferTests(Models models) : IClassFixture<Models>
{
    private static readonly (string Name, string Datatype, InferTensorContents Typed, ByteString Raw)[] s_types =
    [
        ("fp32", "FP32", new() { Fp32Contents = { 1.5f, float.NaN, float.NegativeInfinity } }, Infer.Raw(1.5f, float.NaN, float.NegativeInfinity)),
        ("fp64", "FP64", new() { Fp64Contents = { -0.25, double.MaxValue, double.NaN } }, Infer.Raw(-0.25, double.MaxValue, double.NaN)),
        ("int8", "INT8", new() { IntContents = { -128, 127, 0 } }, Infer.Raw<sbyte>(-128, 127, 0)),
        ("int16", "INT16", new() { IntContents = { -32768, 32767, -1 } }, Infer.Raw<short>(-32768, 32767, -1)),
        ("int32", "INT32", new() { IntContents = { int.MinValue, int.MaxValue, 300 } }, Infer.Raw(int.MinValue, int.MaxValue, 300)),
        ("int64", "INT64", new() { Int64Contents = { long.MinValue, long.MaxValue, -1 } }, Infer.Raw(long.MinValue, long.MaxValue, -1)),
        ("uint8", "UINT8", new() { UintContents = { 0, 255, 128 } }, Infer.Raw<byte>(0, 255, 128)),
        ("uint16", "UINT16", new() { UintContents = { 0, 65535, 128 } }, Infer.Raw<ushort>(0, 65535, 128)),
        ("uint32", "UINT32", new() { UintContents = { 0, uint.MaxValue, 128 } }, Infer.Raw<uint>(0, uint.MaxValue, 128)),
        ("uint64", "UINT64", new() { Uint64Contents = { 0, ulong.MaxValue, 1UL << 63 } }, Infer.Raw<ulong>(0, ulong.MaxValue, 1UL << 63)),
        ("truth", "BOOL", new() { BoolContents = { true, false, true } }, Infer.Raw(true, false, true)),
        ("text", "BYTES", new() { BytesContents = { ByteString.CopyFromUtf8("상자"), ByteString.Empty, ByteString.CopyFromUtf8("a\0b") } }, Infer.RawTexts("상자", "", "a\0b")),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_typed_datatype_comes_back_typed()
    {
        ModelInferRequest request = Infer.Request("plain", [.. s_types.Select(static type => Infer.Input(type.Name, type.Datatype, [3], type.Typed))]);
        ModelInferResponse answer = await models.Client.ModelInferAsync(request, cancellationToken: Token);
        Assert.Empty(answer.RawOutputContents);
        foreach (var (name, datatype, typed, _) in s_types)
        {
            ModelInferResponse.Types.InferOutputTensor output = Output(answer, name + "_out");
            Assert.Equal((datatype, typed), (output.Datatype, output.Contents));
            Assert.Equal([3L], output.Shape);
        }
    }

    [Fact]
    public async Task Every_raw_datatype_comes_back_raw()
    {
        ModelInferRequest request = Infer.Request("plain", [.. s_types.Select(static type => Infer.Input(type.Name, type.Datatype, [3]))]);
        request.RawInputContents.AddRange(s_types.Select(static type => type.Raw));
        ModelInferResponse answer = await models.Client.ModelInferAsync(request, cancellationToken: Token);
        Assert.Equal(answer.Outputs.Count, answer.RawOutputContents.Count);
        foreach (var (name, datatype, _, raw) in s_types)
        {
            ModelInferResponse.Types.InferOutputTensor output = Output(answer, name + "_out");
            Assert.Equal(datatype, output.Datatype);
            Assert.Null(output.Contents);
            Assert.Equal(raw, answer.RawOutputContents[answer.Outputs.IndexOf(output)]);
        }
    }

    [Fact]
    public async Task Sixteen_bits_travel_raw()
    {
        (string Name, string Datatype, ByteString Raw)[] inputs =
        [
            ("in_float16", "FP16", Infer.Raw((Half)1.5f)), ("in_bfloat16", "BF16", Infer.Raw<ushort>(0xC020)), ("in_float32", "FP32", Infer.Raw(2f)), ("in_float64", "FP64", Infer.Raw(2.0)),
            ("in_int8", "INT8", Infer.Raw<sbyte>(1)), ("in_int16", "INT16", Infer.Raw<short>(1)), ("in_int32", "INT32", Infer.Raw(1)), ("in_int64", "INT64", Infer.Raw(1L)),
            ("in_uint8", "UINT8", Infer.Raw<byte>(1)), ("in_uint16", "UINT16", Infer.Raw<ushort>(1)), ("in_uint32", "UINT32", Infer.Raw(1u)), ("in_uint64", "UINT64", Infer.Raw(1ul)),
            ("in_bool", "BOOL", Infer.Raw(true)), ("in_string", "BYTES", Infer.RawTexts("a")),
        ];
        ModelInferRequest request = Infer.Request("types", [.. inputs.Select(static input => Infer.Input(input.Name, input.Datatype, [1]))]);
        request.RawInputContents.AddRange(inputs.Select(static input => input.Raw));
        ModelInferResponse answer = await models.Client.ModelInferAsync(request, cancellationToken: Token);
        foreach ((string name, string datatype, ByteString raw) in inputs)
        {
            ModelInferResponse.Types.InferOutputTensor output = Output(answer, name.Replace("in_", "out_", StringComparison.Ordinal));
            Assert.Equal((datatype, raw), (output.Datatype, answer.RawOutputContents[answer.Outputs.IndexOf(output)]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.4.0")]
    public async Task The_answer_says_which_model_gave_it_and_whose_it_is(string version)
    {
        ModelInferRequest request = Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f, 6.3f, 3.3f, 6.0f, 2.5f);
        (request.ModelVersion, request.Id) = (version, "request 7");
        using AsyncUnaryCall<ModelInferResponse> call = models.Client.ModelInferAsync(request, cancellationToken: Token);
        ModelInferResponse answer = await call;
        Assert.Equal(("iris", "1.4.0", "request 7"), (answer.ModelName, answer.ModelVersion, answer.Id));
        Assert.Equal("1.4.0", (await call.ResponseHeadersAsync).GetValue("x-model-version"));
        Assert.Equal(["setosa", "virginica"], Output(answer, "label").Contents.BytesContents.Select(static label => label.ToStringUtf8()));
    }

    [Fact]
    public async Task A_map_is_a_tensor_with_the_labels_of_its_columns()
    {
        ModelInferResponse answer = await models.Client.ModelInferAsync(Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f, 6.3f, 3.3f, 6.0f, 2.5f), cancellationToken: Token);
        ModelInferResponse.Types.InferOutputTensor probabilities = Output(answer, "probabilities");
        Assert.Equal([2L, 3L], probabilities.Shape);
        Assert.Equal(["setosa", "versicolor", "virginica"], JsonSerializer.Deserialize<string[]>(probabilities.Parameters["labels"].StringParam)!);
        Assert.Equal(1f, probabilities.Contents.Fp32Contents.Take(3).Sum(), 1e-4f);
    }

    [Fact]
    public async Task Outputs_come_in_the_order_in_which_they_are_asked_for()
    {
        ModelInferRequest request = Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f);
        request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "probabilities" });
        Assert.Equal(["probabilities"], (await models.Client.ModelInferAsync(request, cancellationToken: Token)).Outputs.Select(static output => output.Name));
        request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "label" });
        Assert.Equal(["probabilities", "label"], (await models.Client.ModelInferAsync(request, cancellationToken: Token)).Outputs.Select(static output => output.Name));
    }

    [Fact]
    public async Task A_sequence_is_a_tensor_an_element()
    {
        ModelInferRequest request = Infer.Request("parts", Infer.Input("x", "FP32", [5, 2], new InferTensorContents { Fp32Contents = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 } }));
        ModelInferResponse answer = await models.Client.ModelInferAsync(request, cancellationToken: Token);
        Assert.Equal(["parts[0]", "parts[1]", "parts[2]"], answer.Outputs.Select(static output => output.Name));
        Assert.Equal([1L, 2L], answer.Outputs[2].Shape);
        Assert.Equal([8f, 9f], answer.Outputs[2].Contents.Fp32Contents);
    }

    [Fact]
    public async Task An_input_with_a_default_may_be_left_out()
    {
        var x = Infer.Input("x", "FP32", [3], new InferTensorContents { Fp32Contents = { 0.1f, 0.3f, 0.9f } });
        ModelInferResponse without = await models.Client.ModelInferAsync(Infer.Request("threshold", x), cancellationToken: Token);
        Assert.Equal([false, true, true], without.Outputs[0].Contents.BoolContents);
        var threshold = Infer.Input("threshold", "FP32", [1], new InferTensorContents { Fp32Contents = { 1.5f } });
        ModelInferResponse with = await models.Client.ModelInferAsync(Infer.Request("threshold", threshold, x), cancellationToken: Token);
        Assert.Equal([false, false, true], with.Outputs[0].Contents.BoolContents);
    }

    [Fact]
    public async Task Parameters_and_unknown_fields_are_passed_over()
    {
        ModelInferRequest request = Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f);
        request.Parameters.Add("priority", new InferParameter { Int64Param = 1 });
        request.Inputs[0].Parameters.Add("scale", new InferParameter { DoubleParam = 2 });
        byte[] message = [.. request.ToByteArray(), 0xF8, 0x07, 0x05, 0xFA, 0x07, 0x01, 0x00, 0xFD, 0x07, 1, 2, 3, 4, 0xF9, 0x07, 1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal(2, (await WireCall.SendAsync(models.Server, message)).Outputs.Count);
    }

    // Protobuf lets a sender write packed numbers one by one, and any message in pieces.
    [Fact]
    public async Task Contents_may_be_unpacked_and_in_pieces()
    {
        byte[] contents = [0x35, .. BitConverter.GetBytes(5.1f), 0x32, 8, .. BitConverter.GetBytes(3.5f), .. BitConverter.GetBytes(1.4f)];
        byte[] rest = [0x35, .. BitConverter.GetBytes(0.2f)];
        byte[] input = [0x0A, 8, .. "features"u8, 0x12, 4, .. "FP32"u8, 0x18, 1, 0x18, 4, 0x2A, (byte)contents.Length, .. contents, 0x2A, (byte)rest.Length, .. rest];
        ModelInferResponse answer = await WireCall.SendAsync(models.Server, [0x0A, 4, .. "iris"u8, 0x2A, (byte)input.Length, .. input]);
        Assert.Equal("setosa", Output(answer, "label").Contents.BytesContents[0].ToStringUtf8());
    }

    [Fact]
    public async Task A_large_request_gives_a_large_answer()
    {
        const int Rows = 9_000;
        ModelInferRequest request = Infer.Request("vector", Infer.Input("x", "FP32", [Rows, 3]));
        request.RawInputContents.Add(Infer.Raw([.. Enumerable.Range(0, Rows * 3).Select(static value => (float)value)]));
        ModelInferResponse answer = await models.Client.ModelInferAsync(request, cancellationToken: Token);
        Assert.Equal([Rows, 2L], answer.Outputs[0].Shape);
        Assert.Equal(Rows * 2 * sizeof(float), answer.RawOutputContents[0].Length);
    }

    [Fact]
    public async Task No_rows_give_no_rows()
    {
        ModelInferResponse answer = await models.Client.ModelInferAsync(Infer.Request("vector", Infer.Input("x", "FP32", [0, 3])), cancellationToken: Token);
        Assert.Equal([0L, 2L], answer.Outputs[0].Shape);
    }

    [Fact]
    public async Task Calls_at_one_time_do_not_mix()
    {
        ModelInferResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async call =>
        {
            ModelInferRequest request = Infer.Request("plain", [.. s_types.Select(static type => Infer.Input(type.Name, type.Datatype, [3], type.Typed.Clone()))]);
            request.Inputs[5].Contents.Int64Contents[0] = call;
            return await models.Client.ModelInferAsync(request, cancellationToken: Token);
        }));
        Assert.Equal(Enumerable.Range(0, 200).Select(static call => (long)call), answers.Select(static answer => Output(answer, "int64_out").Contents.Int64Contents[0]));
    }

    private static ModelInferResponse.Types.InferOutputTensor Output(ModelInferResponse answer, string name) => Assert.Single(answer.Outputs, output => output.Name == name);
}
