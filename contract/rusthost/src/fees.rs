//! Gas of host functions and of sending and receiving receipts: nearcore's runtime configuration of protocol version 84. The
//! numbers are those of contract/devchain/protocol, which a test holds them to.

macro_rules! table {
    ($(#[$about:meta])* $table:ident: $kind:ident { $($name:ident = $gas:literal,)* }) => {
        $(#[$about])*
        pub struct $kind { $(pub $name: u64,)* }
        pub const $table: $kind = $kind { $($name: $gas,)* };

        impl $kind {
            /// Every number with its name.
            pub const ALL: &'static [(&'static str, u64)] = &[$((stringify!($name), $gas),)*];
        }
    };
}

table! {
    /// Of host functions.
    COST: Costs {
        base = 264768111,
        read_memory_base = 2609863200,
        read_memory_byte = 3801333,
        write_memory_base = 2803794861,
        write_memory_byte = 2723772,
        read_register_base = 2517165186,
        read_register_byte = 98562,
        write_register_base = 2865522486,
        write_register_byte = 3801564,
        utf8_base = 3111779061,
        utf8_byte = 291580479,
        sha256_base = 4540970250,
        sha256_byte = 24117351,
        log_base = 3543313050,
        log_byte = 13198791,
        storage_write_base = 64196736000,
        storage_write_key_byte = 70482867,
        storage_write_value_byte = 31018539,
        storage_write_evicted_byte = 32117307,
        storage_read_base = 56356845749,
        storage_read_key_byte = 30952533,
        storage_read_value_byte = 5611004,
        storage_remove_base = 53473030500,
        storage_remove_key_byte = 38220384,
        storage_remove_value_byte = 11531556,
        storage_has_key_base = 54039896625,
        storage_has_key_byte = 30790845,
        promise_and_base = 1465013400,
        promise_and_each = 5452176,
        promise_return = 560152386,
    }
}

table! {
    /// Of receipts; the same for sending and for executing, but for a function call and bytes.
    FEE: Fees {
        receipt = 108059500000,
        data_receipt_base = 36486732312,
        transfer = 115123062500,
        deploy_contract = 184765750000,
        deploy_contract_byte_send = 47683715,
        function_call_send = 200000000000,
        function_call_byte_send = 47683715,
    }
}
