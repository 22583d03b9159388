//! A bump allocator: a contract instance lives for one call, so nothing is ever freed.
use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;

const PAGE_BITS: usize = 16;

struct Bump(UnsafeCell<usize>);

// SAFETY: a NEAR contract runs on a single thread.
unsafe impl Sync for Bump {}

extern "C" {
    static __heap_base: u8;
}

// SAFETY: every block lies between the linker's heap base and the end of memory, is aligned as asked, and is handed out once.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let next = &mut *self.0.get();
        if *next == 0 {
            *next = &raw const __heap_base as usize;
        }
        let mask = layout.align() - 1;
        let Some(start) = next.checked_add(mask).map(|address| address & !mask) else {
            return core::ptr::null_mut();
        };
        let Some(end) = start.checked_add(layout.size()) else {
            return core::ptr::null_mut();
        };
        if !grow_to(end) {
            return core::ptr::null_mut();
        }
        *next = end;
        start as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    /// The newest block grows where it stands, so that a text being written is not copied each time it doubles.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size <= layout.size() {
            return block;
        }
        let next = &mut *self.0.get();
        let start = block as usize;
        if start + layout.size() == *next {
            let Some(end) = start.checked_add(size).filter(|end| grow_to(*end)) else {
                return core::ptr::null_mut();
            };
            *next = end;
            return block;
        }
        let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
        if !moved.is_null() {
            core::ptr::copy_nonoverlapping(block, moved, layout.size());
        }
        moved
    }
}

fn grow_to(end: usize) -> bool {
    let have = core::arch::wasm32::memory_size(0) << PAGE_BITS;
    if end <= have {
        return true;
    }
    let pages = (end - have).div_ceil(1 << PAGE_BITS);
    core::arch::wasm32::memory_grow(0, pages) != usize::MAX
}

#[global_allocator]
static HEAP: Bump = Bump(UnsafeCell::new(0));
