using Google.Protobuf;
using Grpc.Core;
using ModelPack.AspNetCore;
using ModelPack.Grpc.Tests.Support;

namespace ModelPack.Grpc.Tests;

/// <summary>Each way in which a call ends badly has its status, and a text that says what would be right.</summary>
public sealed class ErrorTests(Models models) : IClassFixture<Models>
{
    // 100,000 where MODELPACK_LONG_TESTS=1.
    private static readonly int s_mutations = Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") == "1" ? 100_000 : 2_000;

    private static readonly InferTensorContents s_four = new() { Fp32Contents = { 1, 1, 1, 1 } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tensors_that_do_not_fit_the_model_are_named()
    {
        Assert.StartsWith("MPK3002: 'features' must be FP32.", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP64", [1, 4], new() { Fp64Contents = { 1, 1, 1, 1 } }))), StringComparison.Ordinal);
        Assert.StartsWith("MPK3002: 'features' must be FP32.", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "float32", [1, 4], s_four))), StringComparison.Ordinal);
        Assert.Contains("'features' must have the shape [batch, 4].", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP32", [4], s_four))), StringComparison.Ordinal);
        Assert.Contains("'features' must have the shape [batch, 4].", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP32", [2, 2], s_four))), StringComparison.Ordinal);
        Assert.Contains("'features' has a negative dimension.", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP32", [-1, 4], s_four))), StringComparison.Ordinal);
        Assert.Contains("'features' is required.", await InvalidAsync(Infer.Request("iris")), StringComparison.Ordinal);
        Assert.Contains("'features' is given twice.", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP32", [1, 4], s_four), Infer.Input("features", "FP32", [1, 4], s_four))), StringComparison.Ordinal);
        Assert.Contains("It has: features.", await InvalidAsync(Infer.Request("iris", Infer.Input("secret", "FP32", [1, 4], s_four))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_that_the_model_does_not_have_are_refused()
    {
        ModelInferRequest request = Infer.Iris(1, 1, 1, 1);
        request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "secret" });
        string detail = await InvalidAsync(request);
        Assert.Contains("It has: label, probabilities.", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
        request.Outputs[0].Name = "label";
        request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = "label" });
        Assert.Contains("'label' is asked for twice.", await InvalidAsync(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_failures_come_at_once()
    {
        ModelInferRequest request = Infer.Request("plain", Infer.Input("fp32", "FP64", [1]), Infer.Input("fp64", "FP64", [1], new() { Fp64Contents = { 1, 2 } }));
        string detail = await InvalidAsync(request);
        Assert.Contains("'fp32' must be FP32.", detail, StringComparison.Ordinal);
        Assert.Contains("'fp64' has a number of elements that differs from its shape's.", detail, StringComparison.Ordinal);
        Assert.Contains("'int8' is required.", detail, StringComparison.Ordinal);
        Assert.EndsWith(" more.", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fp32", "FP32", "fp32_contents: 1")]
    [InlineData("fp32", "FP32", "")]
    [InlineData("text", "BYTES", "bytes_contents: 3")]
    [InlineData("uint8", "UINT8", "uint_contents: 3")]
    public async Task A_number_of_elements_that_is_not_the_shapes_is_refused(string name, string datatype, string contents)
    {
        int count = contents.Length == 0 ? 0 : contents[^1] - '0';
        InferTensorContents typed = new();
        for (int i = 0; i < count; i++)
        {
            if (contents.StartsWith("fp32", StringComparison.Ordinal))
                typed.Fp32Contents.Add(1);
            else if (contents.StartsWith("bytes", StringComparison.Ordinal))
                typed.BytesContents.Add(ByteString.CopyFromUtf8("a"));
            else
                typed.UintContents.Add(1);
        }

        Assert.Contains($"'{name}' has a number of elements that differs from its shape's.", await InvalidAsync(Infer.Request("plain", Infer.Input(name, datatype, [2], typed))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_that_the_datatype_cannot_hold_are_refused()
    {
        foreach ((string name, string datatype, int value) in ((string, string, int)[])[("int8", "INT8", 128), ("int8", "INT8", -129), ("int16", "INT16", 32768), ("int16", "INT16", -32769)])
            Assert.Contains($"'{name}' has an element that its datatype cannot hold.", await InvalidAsync(Infer.Request("plain", Infer.Input(name, datatype, [1], new() { IntContents = { value } }))), StringComparison.Ordinal);
        foreach ((string name, string datatype, uint value) in ((string, string, uint)[])[("uint8", "UINT8", 256), ("uint16", "UINT16", 65536)])
            Assert.Contains($"'{name}' has an element that its datatype cannot hold.", await InvalidAsync(Infer.Request("plain", Infer.Input(name, datatype, [1], new() { UintContents = { value } }))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contents_in_another_field_are_refused()
    {
        Assert.Contains("'fp32' has elements in a field that is not its datatype's.", await InvalidAsync(Infer.Request("plain", Infer.Input("fp32", "FP32", [1], new() { Fp64Contents = { 1 } }))), StringComparison.Ordinal);
        Assert.Contains("'int64' has elements in a field that is not its datatype's.", await InvalidAsync(Infer.Request("plain", Infer.Input("int64", "INT64", [1], new() { Int64Contents = { 1 }, IntContents = { 1 } }))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixteen_bits_are_not_typed()
    {
        string detail = await InvalidAsync(Infer.Request("types", Infer.Input("in_float16", "FP16", [1], new() { Fp32Contents = { 1 } }), Infer.Input("in_bfloat16", "BF16", [1], new() { Fp32Contents = { 1 } })));
        Assert.Contains("'in_float16' is of a datatype that only raw contents carry.", detail, StringComparison.Ordinal);
        Assert.Contains("'in_bfloat16' is of a datatype that only raw contents carry.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_has_to_be_UTF8()
    {
        Assert.Contains("'text' has an element that is not UTF-8.", await InvalidAsync(Infer.Request("plain", Infer.Input("text", "BYTES", [1], new() { BytesContents = { ByteString.CopyFrom(0xFF) } }))), StringComparison.Ordinal);
        Assert.Contains("'text' has an element that is not UTF-8.", await InvalidAsync(Raw("text", "BYTES", 1, ByteString.CopyFrom(1, 0, 0, 0, 0xFF))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_truth_values_are_0_or_1()
    {
        (string Name, string Datatype, ByteString Raw)[] inputs =
        [
            ("fp32", "FP32", Infer.Raw(2f)), ("fp64", "FP64", Infer.Raw(2.0)), ("int8", "INT8", Infer.Raw<sbyte>(1)), ("int16", "INT16", Infer.Raw<short>(1)), ("int32", "INT32", Infer.Raw(1)),
            ("int64", "INT64", Infer.Raw(1L)), ("uint8", "UINT8", Infer.Raw<byte>(1)), ("uint16", "UINT16", Infer.Raw<ushort>(1)), ("uint32", "UINT32", Infer.Raw(1u)),
            ("uint64", "UINT64", Infer.Raw(1ul)), ("truth", "BOOL", Infer.Raw<byte>(2)), ("text", "BYTES", Infer.RawTexts("a")),
        ];
        ModelInferRequest request = Infer.Request("plain", [.. inputs.Select(static input => Infer.Input(input.Name, input.Datatype, [1]))]);
        request.RawInputContents.AddRange(inputs.Select(static input => input.Raw));
        Assert.Equal("MPK3002: 'truth' holds bytes that are neither 0 nor 1.", await InvalidAsync(request));
    }

    [Theory]
    [InlineData("fp32", "FP32", new byte[] { 0, 0, 0 })]
    [InlineData("fp32", "FP32", new byte[] { 0, 0, 0, 0, 0 })]
    [InlineData("fp32", "FP32", new byte[0])]
    [InlineData("text", "BYTES", new byte[] { 1, 0, 0 })]
    [InlineData("text", "BYTES", new byte[] { 2, 0, 0, 0, 65 })]
    [InlineData("text", "BYTES", new byte[] { 255, 255, 255, 255, 65 })]
    [InlineData("text", "BYTES", new byte[] { 0, 0, 0, 0, 65 })]
    public async Task Raw_bytes_that_are_not_the_shapes_are_refused(string name, string datatype, byte[] raw) => Assert.Contains(
        $"'{name}' has a number of raw bytes that differs from its shape's.", await InvalidAsync(Raw(name, datatype, 1, ByteString.CopyFrom(raw))), StringComparison.Ordinal);

    [Fact]
    public async Task Raw_and_typed_contents_are_not_mixed()
    {
        ModelInferRequest mixed = Infer.Iris(1, 1, 1, 1);
        mixed.RawInputContents.Add(Infer.Raw(1f, 1f, 1f, 1f));
        Assert.Equal("The request has raw_input_contents, so that no input may have contents.", await InvalidAsync(mixed));
        ModelInferRequest few = Infer.Request("threshold", Infer.Input("x", "FP32", [1]), Infer.Input("threshold", "FP32", [1]));
        few.RawInputContents.Add(Infer.Raw(1f));
        Assert.Equal("The request must have as many raw_input_contents as inputs.", await InvalidAsync(few));
    }

    [Theory]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0x0A, 5, 65 })]
    [InlineData(new byte[] { 0x00, 0x00 })]
    [InlineData(new byte[] { 0x0B, 0x0C })]
    [InlineData(new byte[] { 0x0F })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x2A, 0x80 })]
    [InlineData(new byte[] { 0x2A, 2, 0x1A, 4 })]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 0x0D, 1, 2 })]
    [InlineData(new byte[] { 0x09, 1, 2 })]
    public async Task What_is_no_message_is_refused(byte[] message) =>
        Assert.Equal("The request is not a message of the protocol.", await GrpcServer.FailsAsync(WireCall.SendAsync(models.Server, message), StatusCode.InvalidArgument));

    [Fact]
    public async Task Contents_that_are_no_message_are_refused()
    {
        foreach (byte[] contents in (byte[][])[[0x32, 3, 0, 0, 0], [0x32, 9], [0x30, 1], [0x31, 1, 2, 3, 4, 5, 6, 7, 8]])
        {
            byte[] input = [0x0A, 8, .. "features"u8, 0x12, 4, .. "FP32"u8, 0x1A, 2, 1, 4, 0x2A, (byte)contents.Length, .. contents];
            await GrpcServer.FailsAsync(WireCall.SendAsync(models.Server, [0x0A, 4, .. "iris"u8, 0x2A, (byte)input.Length, .. input]), StatusCode.InvalidArgument);
        }
    }

    // Of two bytes generated code makes some hundreds.
    [Fact]
    public async Task A_flood_of_inputs_is_refused()
    {
        byte[] flood = new byte[200_000];
        for (int i = 0; i < flood.Length; i += 2)
            flood[i] = 0x2A;
        Assert.Equal("The request has more than 10000 inputs.", await GrpcServer.FailsAsync(WireCall.SendAsync(models.Server, flood), StatusCode.InvalidArgument));
        ModelInferRequest request = Infer.Request("iris", Infer.Input("features", "FP32", new long[300]));
        Assert.Equal("The request has more than 256 dimensions of an input.", await InvalidAsync(request));
    }

    [Fact]
    public async Task Data_that_the_model_refuses_is_the_callers()
    {
        ModelInferRequest request = Infer.Request(
            "tokens",
            Infer.Input("input_ids", "INT64", [1, 2], new() { Int64Contents = { 1, 1_000_000 } }), Infer.Input("attention_mask", "INT64", [1, 2], new() { Int64Contents = { 1, 1 } }));
        Assert.StartsWith("MPK3020: ", await InvalidAsync(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dimensions_of_one_name_have_to_agree()
    {
        ModelInferRequest request = Infer.Request(
            "tokens",
            Infer.Input("input_ids", "INT64", [1, 2], new() { Int64Contents = { 1, 1 } }), Infer.Input("attention_mask", "INT64", [1, 3], new() { Int64Contents = { 1, 1, 1 } }));
        Assert.StartsWith("MPK3010: ", await InvalidAsync(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shapes_beyond_the_limits_are_refused_before_they_take_memory()
    {
        Assert.StartsWith("MPK3011: ", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP32", [1L << 40, 4]))), StringComparison.Ordinal);
        Assert.StartsWith("MPK3011: ", await InvalidAsync(Infer.Request("iris", Infer.Input("features", "FP32", [long.MaxValue, 4]))), StringComparison.Ordinal);
        ModelInferRequest rows = Infer.Request("vector", Infer.Input("x", "FP32", [10_001, 3]));
        rows.RawInputContents.Add(ByteString.CopyFrom(new byte[10_001 * 3 * sizeof(float)]));
        Assert.StartsWith("MPK3011: ", await InvalidAsync(rows), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_may_be_as_large_as_the_options_say()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(static services =>
        {
            services.AddVectorPredictor();
            services.Configure<ModelEndpointOptions>("vector", static options => (options.MaxBatchBodyBytes, options.MaxRows) = (40_000_000, 10_000_000));
        });
        ModelInferRequest request = Infer.Request("vector", Infer.Input("x", "FP32", [2_600_000, 3]));
        request.RawInputContents.Add(ByteString.CopyFrom(new byte[2_600_000 * 3 * sizeof(float)]));
        Assert.Equal([2_600_000, 2L], (await server.Client.ModelInferAsync(request, cancellationToken: Token)).Outputs[0].Shape);
        request.RawInputContents[0] = ByteString.CopyFrom(new byte[40_000_001]);
        await GrpcServer.FailsAsync(server.Client.ModelInferAsync(request, cancellationToken: Token), StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task A_deadline_that_is_over_ends_the_call()
    {
        using AsyncUnaryCall<ModelInferResponse> call = models.Client.ModelInferAsync(Infer.Iris(1, 1, 1, 1), deadline: DateTime.UtcNow.AddTicks(-1), cancellationToken: Token);
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Compressed_messages_are_read()
    {
        var metadata = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        ModelInferResponse answer = await models.Client.ModelInferAsync(Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f), new CallOptions(metadata, cancellationToken: Token));
        Assert.Equal(2, answer.Outputs.Count);
    }

    // A server that fails on none of them still answers the next good one.
    [Fact]
    public async Task Mutated_messages_are_answered_without_a_defect()
    {
        byte[][] seeds = [Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f).ToByteArray(), Raw("fp32", "FP32", 1, Infer.Raw(1f)).ToByteArray()];
        var random = new Random(5);
        for (int round = 0; round < s_mutations; round++)
        {
            byte[] message = [.. seeds[round % seeds.Length]];
            for (int change = random.Next(1, 4); change > 0; change--)
                message[random.Next(message.Length)] = (byte)random.Next(256);
            try
            {
                await WireCall.SendAsync(models.Server, message[..random.Next(1, message.Length + 1)]);
            }
            catch (RpcException failure)
            {
                Assert.True(failure.StatusCode is StatusCode.InvalidArgument or StatusCode.NotFound, failure.ToString());
            }
        }

        Assert.Equal(2, (await models.Client.ModelInferAsync(Infer.Iris(5.1f, 3.5f, 1.4f, 0.2f), cancellationToken: Token)).Outputs.Count);
    }

    private static ModelInferRequest Raw(string name, string datatype, long count, ByteString raw)
    {
        ModelInferRequest request = Infer.Request("plain", Infer.Input(name, datatype, [count]));
        request.RawInputContents.Add(raw);
        return request;
    }

    private Task<string> InvalidAsync(ModelInferRequest request) => GrpcServer.FailsAsync(models.Client.ModelInferAsync(request, cancellationToken: Token), StatusCode.InvalidArgument);
}
